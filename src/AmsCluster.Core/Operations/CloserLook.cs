using AmsCluster.Aws;
using AmsCluster.Resources;
using AmsCluster.Scaling;

namespace AmsCluster.Operations;

/// <summary>What is read of a cluster for its status alone, beyond what an apply has to wait for: its instances, what its groups do just now, how to log in.</summary>
internal static class CloserLook
{
    /// <summary>The cluster with all that.</summary>
    public static async Task<Cluster> At(AwsConnection aws, Cluster cluster, ClusterSpec spec, State state, Topology topology, CancellationToken stop)
    {
        var groups = topology.All<AutoScalingGroup>().Where(state.Has).ToDictionary(g => g.Role);
        if (groups.Count == 0) return cluster;
        var access = spec.Access;
        var instances = Instances(aws, [.. groups.Values.Select(g => g.Name)], stop);
        var origin = Closer(aws, cluster.Origin, access, instances, stop);
        var edge = Closer(aws, cluster.Edge, access, instances, stop);
        var image = Image(aws, cluster.Origin?.ImageId, stop);
        var schedules = await Task.WhenAll(groups.Values.OrderBy(g => g.Role).Select(async g => (g.Role, Actions: await EventActions.Read(aws, g.Name, stop))));
        cluster = cluster with { Origin = await origin, Edge = await edge };
        foreach (var (role, actions) in schedules)
            cluster = Against(cluster, role, actions, state.IsAdopted(groups[role]));
        var made = groups.TryGetValue(NodeRole.Origin, out var origins) ? state.Of(origins)?.CreatedTime : null;
        var panel = topology.All<SecretParameter>().Where(p => p.Name == SecretParameter.PanelName(spec.Name)).Select(state.Of).FirstOrDefault();
        return cluster with { FirstLogin = FirstLoginHint.For(cluster, await image, made, spec, panel?.Parameter) };
    }

    static Cluster Against(
        Cluster cluster, NodeRole role, IReadOnlyList<AutoScaling.ScheduledUpdateGroupAction> actions, bool isAdopted)
    {
        if ((role is NodeRole.Origin ? cluster.Origin : cluster.Edge) is not { } group) return cluster;
        var (looked, problems) = EventStatus.Against(group, cluster.Name, actions, isAdopted);
        cluster = role is NodeRole.Origin ? cluster with { Origin = looked } : cluster with { Edge = looked };
        return cluster with { Problems = [.. cluster.Problems, .. problems] };
    }

    static async Task<ScalingGroup?> Closer(AwsConnection aws, ScalingGroup? group, AccessSpec access, Task<ILookup<string, Ec2.Instance>> instances, CancellationToken stop)
    {
        if (group is null) return null;

        // Where a group is not as it should be its history was read already.
        var news = group.Healthy < group.DesiredCapacity ? group.Activities : await GroupNews.Read(aws, group.Name, stop);
        var pool = group.WarmPoolSize is null ? [] : await aws.SendAll(new AutoScaling.DescribeWarmPool { AutoScalingGroupName = group.Name }, r => r.Instances, stop);
        var found = await instances;
        Node Look(Node node) => Closer(node, found[node.InstanceId].FirstOrDefault(), aws.Region, access);
        return group with { Activities = news, Nodes = [.. group.Nodes.Select(Look)], WarmPool = [.. pool.Select(i => Look(new(i.InstanceId!, i.LifecycleState!, null, i.AvailabilityZone) { Role = group.Role, InstanceType = i.InstanceType }) with { Reason = null })] };
    }

    static Node Closer(Node node, Ec2.Instance? instance, string region, AccessSpec access) => instance is null ? node : node with
    {
        State = instance.State?.Name,
        Reason = instance.State?.Name?.Value is "running" or "pending" ? node.Reason : instance.StateReason?.Message ?? node.Reason,
        PrivateIpAddress = instance.PrivateIpAddress,
        LaunchTime = instance.LaunchTime.InUtc(),
        Connect = instance.State?.Name?.Value is "running" ? ConnectHints.For(node.InstanceId, region, access, instance.PublicIpAddress) : [],
    };

    // By the tag that Auto Scaling gives them: to ask by id is an error when one of them is gone.
    static async Task<ILookup<string, Ec2.Instance>> Instances(AwsConnection aws, IReadOnlyList<string> groups, CancellationToken stop)
    {
        var reservations = await aws.SendAll(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("tag:aws:autoscaling:groupName", groups)] }), r => r.Reservations, stop);
        return reservations.SelectMany(r => r.Instances).ToLookup(i => i.InstanceId!, StringComparer.Ordinal);
    }

    static async Task<Ec2.Image?> Image(AwsConnection aws, string? id, CancellationToken stop) =>
        id is null ? null : (await aws.SendOrNull(Ec2Api.DescribeImages(new() { ImageIds = [id] }), AwsCodes.NoSuchThing, stop))?.Images.FirstOrDefault();
}
