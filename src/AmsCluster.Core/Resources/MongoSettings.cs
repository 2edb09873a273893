using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>What is set on the MongoDB node's instance beside its size and its place, and can be set while it runs.</summary>
internal static class MongoSettings
{
    /// <summary>IMDSv2 only: a request that a service on the node is talked into cannot read the role's credentials.</summary>
    public const string HttpTokens = "required";

    /// <summary>The start script asks it for the Region.</summary>
    public const string HttpEndpoint = "enabled";

    /// <summary>No answer of IMDS goes further than the node itself. Without it the account's default counts, which may be more.</summary>
    public const int HopLimit = 1;

    public static IEnumerable<Edit> Compare(MongoInstance.Node node, string profile)
    {
        var instance = node.Instance;
        var id = instance.InstanceId!;
        var root = instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == instance.RootDeviceName);
        return Protection(node).Concat(new Differences()
            .Add("IMDS tokens", instance.MetadataOptions?.HttpTokens?.Value, HttpTokens)
            .Add("IMDS", instance.MetadataOptions?.HttpEndpoint?.Value, HttpEndpoint)
            .Add("IMDS hop limit", instance.MetadataOptions?.HttpPutResponseHopLimit, HopLimit)
            .SetBy(run => run.Send(Ec2Api.ModifyInstanceMetadataOptions(new() { InstanceId = id, HttpTokens = HttpTokens, HttpEndpoint = HttpEndpoint, HttpPutResponseHopLimit = HopLimit }))))
            .Concat(new Differences()
                .Add("instance profile", instance.IamInstanceProfile?.Arn?.Split('/')[^1], profile)
                .SetBy(run => SetProfile(id, profile, run)))
            .Concat(new Differences()
                .Add("volume goes with its node", root?.Ebs?.DeleteOnTermination ?? true, true)
                .SetBy(run => run.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, BlockDeviceMappings = [new() { DeviceName = root!.DeviceName!, Ebs = new() { DeleteOnTermination = true } }] }))));
    }

    // What could not be read is left as it is.
    static IEnumerable<Edit> Protection(MongoInstance.Node node) => node.IsProtected is not { } isProtected ? []
        : new Differences().Add("termination protection", isProtected ? "on" : "off", "on")
            .SetBy(run => run.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = node.Instance.InstanceId!, DisableApiTermination = true })));

    static async Task SetProfile(string id, string profile, Run run)
    {
        var found = await run.Send(Ec2Api.DescribeIamInstanceProfileAssociations(new() { Filters = [Ec2Filter.Of("instance-id", id)] }));
        if (found.IamInstanceProfileAssociations.FirstOrDefault(a => a.State?.Value is "associating" or "associated") is { } other)
            await run.Send(Ec2Api.ReplaceIamInstanceProfileAssociation(new() { AssociationId = other.AssociationId!, IamInstanceProfile = new() { Name = profile } }));
        else
            await run.Send(Ec2Api.AssociateIamInstanceProfile(new() { InstanceId = id, IamInstanceProfile = new() { Name = profile } }));
    }
}
