using AmsCluster.Aws;
using AmsCluster.Resources;
using AmsCluster.Scaling;

namespace AmsCluster.Operations;

/// <summary>Reads how a group of nodes is: what Auto Scaling says of it and what the load balancer says of its nodes.</summary>
internal static class GroupStatus
{
    /// <summary>A group, as far as it is there, and its health.</summary>
    internal sealed record Result(ScalingGroup? Group, PartHealth Health);

    /// <summary>All groups of a cluster, described in one call.</summary>
    public static async Task<IReadOnlyList<Result>> Read(AwsConnection aws, State state, Topology topology, CancellationToken stop)
    {
        var resources = topology.All<AutoScalingGroup>().Where(state.Has).ToList();
        if (resources.Count == 0) return [];
        var describing = aws.Send(new AutoScaling.DescribeAutoScalingGroups { AutoScalingGroupNames = resources.ConvertAll(g => g.Name) }, stop);
        return await Task.WhenAll(resources.Select(r => Read(aws, r, describing, state, stop)));
    }

    static async Task<Result> Read(
        AwsConnection aws, AutoScalingGroup resource, Task<AutoScaling.DescribeAutoScalingGroupsResult> describing, State state, CancellationToken stop)
    {
        var targets = resource.HttpTargets;
        var health = state.Has(targets) ? aws.Send(new Elb.DescribeTargetHealth { TargetGroupArn = state.Id(targets) }, stop) : Task.FromResult(new Elb.DescribeTargetHealthResult());
        await Task.WhenAll(describing, health);
        if ((await describing).AutoScalingGroups.FirstOrDefault(g => g.AutoScalingGroupName == resource.Name) is not { } group)
            return new(null, new(Health.Unhealthy, [$"Auto scaling group {resource.Name} is gone."]));

        var targetHealth = (await health).TargetHealthDescriptions.ToDictionary(t => t.Target!.Id, t => t.TargetHealth!, StringComparer.Ordinal);
        var nodes = group.Instances.Select(i => NodeOf(i, resource, targetHealth.GetValueOrDefault(i.InstanceId!))).ToList();
        var template = state.Of(resource.Template);
        var status = new ScalingGroup
        {
            Role = resource.Role,
            Name = resource.Name,
            MinSize = group.MinSize ?? 0,
            MaxSize = group.MaxSize ?? 0,
            DesiredCapacity = group.DesiredCapacity ?? 0,
            Healthy = nodes.Count(n => n is { LifecycleState: "InService", TargetHealth: "healthy" }),
            InstanceType = template?.Data.InstanceType,
            ImageId = template?.Data.ImageId,
            Nodes = nodes,
            WarmPoolSize = group.WarmPoolConfiguration is null ? null : group.WarmPoolSize ?? 0,
            Events = EventStatus.Of(group, resource.Role, state.Clock.GetUtcNow()),
        };
        IReadOnlyList<string> problems = [.. EventStatus.Problems(group, state.Cluster, state.Clock.GetUtcNow())];
        if (status.Healthy >= status.DesiredCapacity) return new(status, new(Health.Healthy, problems));
        var (reason, news) = await Reason(aws, status, targetHealth, stop);
        return new(status with { Activities = news }, new(status.Healthy > 0 ? Health.Degraded : Health.Starting, [reason, .. problems]));
    }

    static Node NodeOf(AutoScaling.Instance instance, AutoScalingGroup group, Elb.TargetHealth? target) => new(instance.InstanceId!, instance.LifecycleState!, target?.State, instance.AvailabilityZone)
    {
        Role = group.Role,
        InstanceType = instance.InstanceType,
        Reason = Passing(instance.LifecycleState!, group) ?? (target?.State is "healthy" ? null : target?.Description ?? target?.Reason),
    };

    // What is no trouble, and passes.
    static string? Passing(string lifecycleState, AutoScalingGroup group) => lifecycleState switch
    {
        "Terminating" => "leaves the load balancer, which lets its connections come to an end",
        LifecycleHook.WaitsToEnd when group.DrainMinutes > 0 => $"drains: waits for what is published to it and watched from it to end, {group.DrainMinutes} minutes at most",
        LifecycleHook.WaitsToEnd => "waits to end for a lifecycle hook",
        LifecycleHook.WaitsToServe => "starts: the load balancer sends it nothing until AMS lists it in the cluster",
        _ => null,
    };

    // What is wrong with a target says more than that it is, what its start script says of it more still,
    // and why no instance could be started says most.
    static async Task<(string Reason, IReadOnlyList<ScalingActivity> News)> Reason(AwsConnection aws, ScalingGroup group, Dictionary<string, Elb.TargetHealth> targets, CancellationToken stop)
    {
        var text = $"{group.Healthy} of {group.DesiredCapacity} nodes of {group.Name} are healthy.";
        var reading = GroupNews.Read(aws, group.Name, stop);
        var sick = await Task.WhenAll(group.Nodes.Where(n => IsSick(n, targets)).Take(3).Select(n => Problem(aws, n, targets, stop)));
        var news = await reading;
        var failed = await Task.WhenAll(news.Where(a => a.IsFailed).Take(1).Select(a => Problem(aws, a, group.Name, stop)));
        return (string.Join(' ', [text, .. sick.OfType<string>(), .. failed]), news);
    }

    static bool IsSick(Node node, Dictionary<string, Elb.TargetHealth> targets)
    {
        if (node.LifecycleState.StartsWith("Terminating", StringComparison.Ordinal)) return false;
        return node.LifecycleState == LifecycleHook.WaitsToServe || (targets.TryGetValue(node.InstanceId, out var target) && target.State is not "healthy");
    }

    // A node that still works on its start has no problem to report.
    static async Task<string?> Problem(AwsConnection aws, Node node, Dictionary<string, Elb.TargetHealth> targets, CancellationToken stop)
    {
        if (await BootReport.Failure(aws, node.InstanceId, stop) is { } failure) return $"{node.InstanceId}: {failure}.";
        return targets.TryGetValue(node.InstanceId, out var target) ? $"{node.InstanceId} is {target.State}: {target.Description ?? target.Reason}." : null;
    }

    // EC2 shows the console of a terminated instance for about an hour, so that a node that was replaced still says why it failed.
    static async Task<string> Problem(AwsConnection aws, ScalingActivity failed, string group, CancellationToken stop)
    {
        var problem = GroupNews.Problem(failed, group);
        if (GroupNews.AbandonedNode(failed) is not { } node) return problem;
        return await BootReport.Failure(aws, node, stop) is { } failure ? $"{problem} {node}: {failure}." : problem;
    }
}
