using AmsCluster.Aws;

namespace AmsCluster.Upgrading;

/// <summary>A group as Auto Scaling has it now, and what its nodes were started from.</summary>
internal sealed record GroupFacts(AutoScaling.AutoScalingGroup Group, IReadOnlyList<GroupFacts.Member> Members)
{
    /// <summary>A node. Of one that EC2 does not show yet the image is not known.</summary>
    internal sealed record Member(string InstanceId, string? ImageId, long? Version, string LifecycleState, bool IsProtected, string Group);

    /// <summary>The nodes that run another image. Those on standby are somebody's own business, and those that go are as good as gone.</summary>
    public IReadOnlyList<Member> NotOn(string image) =>
        [.. Members.Where(m => m.ImageId != image && m.LifecycleState is not "Standby" && !m.LifecycleState.StartsWith("Terminat", StringComparison.Ordinal))];

    /// <summary>The number of the launch template's version that the group launches; null where it follows the newest or the default.</summary>
    public long? Pinned => Group.LaunchTemplate?.Version is { } version && long.TryParse(version, out var number) ? number : null;

    /// <summary>Reads a group anew.</summary>
    public static async Task<GroupFacts> Read(AwsConnection aws, string name, CancellationToken stop)
    {
        var answer = await aws.Send(new AutoScaling.DescribeAutoScalingGroups { AutoScalingGroupNames = [name] }, stop);
        return await Of(aws, answer.AutoScalingGroups.FirstOrDefault() ?? throw Gone(name), stop);
    }

    /// <summary>Reads what the nodes of a group were started from.</summary>
    public static async Task<GroupFacts> Of(AwsConnection aws, AutoScaling.AutoScalingGroup group, CancellationToken stop)
    {
        // By a filter, which knows no error for one that has just come or gone; it takes 200 values.
        var described = await Task.WhenAll(group.Instances.Chunk(200).Select(ids => aws.SendAll(
            Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", [.. ids.Select(i => i.InstanceId!)])] }), r => r.Reservations, stop)));
        var images = described.SelectMany(r => r).SelectMany(r => r.Instances).ToDictionary(i => i.InstanceId!, i => i.ImageId, StringComparer.Ordinal);
        return new(group, [.. group.Instances.Select(i => new Member(i.InstanceId!, images.GetValueOrDefault(i.InstanceId!),
            long.TryParse(i.LaunchTemplate?.Version, out var version) ? version : null, i.LifecycleState ?? "", i.ProtectedFromScaleIn is true, group.AutoScalingGroupName!))]);
    }

    static AmsException Gone(string name) => new("AmsGroupGone", $"Auto scaling group {name} is gone.", "Make it again with: amscluster apply.");
}
