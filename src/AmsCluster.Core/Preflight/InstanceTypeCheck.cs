using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the instance types exist, run the images, and are offered in the zones.</summary>
internal static class InstanceTypeCheck
{
    /// <summary>A use of a type: the spec key that names it, the image that it starts and the zones that it starts in.</summary>
    sealed record Use(string Key, string Type, Resource<Ec2.Image> Image, IReadOnlyList<Resource<Ec2.Subnet>> Subnets);

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var uses = Uses(context).ToList();
        if (uses.Count == 0) return [];
        var types = InstanceTypes.Of(context.Spec);
        var (infos, offerings, images) = (types.Architectures(context.Reader), types.Zones(context.Reader), Architectures(context, uses));
        await Task.WhenAll(infos, offerings, images);

        var offered = await offerings;
        var findings = new List<Finding>();
        foreach (var use in uses)
        {
            if (!(await infos).TryGetValue(use.Type, out var architectures))
            {
                findings.Add(PreflightContext.Error("AmsInstanceTypeUnknown", use.Key, $"AWS knows no instance type {use.Type}.", "Look at them with: aws ec2 describe-instance-types."));
                continue;
            }

            if ((await images).GetValueOrDefault(context.State.Id(use.Image)) is { } architecture && !architectures.Contains(architecture))
            {
                findings.Add(PreflightContext.Error("AmsArchitectureMismatch", use.Key,
                    $"{use.Type} has {string.Join("/", architectures)} processors, image {context.State.Id(use.Image)} is for {architecture}.",
                    "Choose an instance type of that architecture, or another image."));
            }

            if (NotOffered(context, use, types, offered) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    static Finding? NotOffered(PreflightContext context, Use use, InstanceTypes types, ILookup<string, string> offered)
    {
        var zones = use.Subnets.Select(s => ZoneOf(s, context.State)).OfType<string>()
            .Where(z => !offered[use.Type].Contains(z)).ToList();
        if (zones.Count == 0) return null;
        Finding Error(string more, string advice) => PreflightContext.Error("AmsInstanceTypeNotOffered", use.Key,
            $"{use.Type} is not offered in {string.Join(", ", zones)}.{more}", advice);

        if (!offered[use.Type].Any())
            return Error("", "No zone of the Region offers it: choose another type.");
        if (types.Together(offered) is { Count: > 0 } together)
            return Error("", $"All instance types of the spec are in {string.Join(", ", together)}: name one in network.nodeZone.");
        return Error($" No zone of {context.Region} offers all instance types of the spec.",
            $"Choose other types, which one zone offers together: {types.Listed(offered)}.");
    }

    // A subnet of the cluster's own VPC need not exist yet.
    static string? ZoneOf(Resource<Ec2.Subnet> subnet, State state) =>
        subnet is Subnet own ? own.PlannedZone(state) : state.Of(subnet)?.AvailabilityZone;

    static IEnumerable<Use> Uses(PreflightContext context)
    {
        foreach (var node in context.Touched<MongoInstance>())
            yield return new("mongo.instanceType", context.Spec.Mongo.InstanceType, context.All<UbuntuImage>().Single(), [node.Subnet]);
        foreach (var template in context.Touched<LaunchTemplate>())
        {
            var group = context.All<AutoScalingGroup>().First(g => g.Role == template.Role);
            yield return new($"{template.Role.ToString().ToLowerInvariant()}.instanceType", context.Spec.Group(template.Role).InstanceType, context.All<AmsImage>().Single(), group.Subnets);
        }
    }

    // An image that the cluster has already was not looked at.
    static async Task<Dictionary<string, string?>> Architectures(PreflightContext context, IEnumerable<Use> uses)
    {
        var images = uses.Select(u => context.State.Of(u.Image)).OfType<Ec2.Image>().DistinctBy(i => i.ImageId).ToList();
        IReadOnlyList<string> unknown = [.. images.Where(i => i.Architecture is null).Select(i => i.ImageId!)];
        var looked = unknown.Count == 0 ? null : await context.Reader.SendOrNothing(Ec2Api.DescribeImages(new() { ImageIds = [.. unknown] }));
        return images.Where(i => i.Architecture is not null).Concat(looked?.Images ?? []).ToDictionary(i => i.ImageId, i => i.Architecture?.Value, StringComparer.Ordinal);
    }
}
