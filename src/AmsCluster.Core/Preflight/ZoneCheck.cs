using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the zones that the spec names are there.</summary>
internal static class ZoneCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var network = context.Spec.Network;
        var named = network.NodeZones.Concat(network.LoadBalancerZones).Distinct(StringComparer.Ordinal).ToList();


        // Where there is a subnet of the VPC in each there is each of the zones; only of what was not found it is asked why.
        var given = context.All<GivenSubnet>().ToList();
        if (named.Count == 0 || context.Touched<Resource>().Count == 0 || (given.Count > 0 && given.TrueForAll(context.State.Has))) return [];
        var answer = await context.Reader.Send(Ec2Api.DescribeAvailabilityZones(new()));
        var zones = answer.AvailabilityZones.ToDictionary(z => z.ZoneName, z => z.State?.Value, StringComparer.Ordinal);
        return named.Where(zone => zones.GetValueOrDefault(zone) is not "available").Select(zone => PreflightContext.Error(
            "AmsZoneUnknown", "network",
            zones.TryGetValue(zone, out var state) ? $"Zone {zone} is {state}." : $"This account has no zone {zone} in {context.Region}.",
            $"Use some of: {string.Join(", ", zones.Where(z => z.Value is "available").Select(z => z.Key).Order(StringComparer.Ordinal))}."));
    }
}
