using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>
/// Looks once a second at the one thing that a cluster waits for, so that its end is not slept through. To look at the whole
/// cluster takes five calls and more; that is done less and less often.
/// </summary>
internal static class Sentinel
{
    /// <summary>Returns when that thing has moved on, or the pause is over.</summary>
    public static async Task Watch(AwsConnection aws, Work work, Cluster cluster, TimeSpan pause, TimeSpan look, CancellationToken stop)
    {
        var since = TimeProvider.System.GetTimestamp();
        var (read, was) = Awaited(aws, work, cluster, stop);
        while (true)
        {
            var left = pause - TimeProvider.System.GetElapsedTime(since);
            if (left <= TimeSpan.Zero) return;
            await Task.Delay(left < look ? left : look, stop);
            try
            {
                if (read is not null && await read() != was) return;
            }
            catch (AwsException)
            {
                // The look at the whole cluster tells what is the matter.
                return;
            }
        }
    }

    // In the order in which one waits for another: targets are looked at by a load balancer that is there, and answer when they reach the database.
    static (Func<Task<string>>? Read, string Was) Awaited(AwsConnection aws, Work work, Cluster cluster, CancellationToken stop)
    {
        if (cluster.LoadBalancer is { State: not "active" } balancer)
        {
            return (async () => (await aws.Send(new Elb.DescribeLoadBalancers { LoadBalancerArns = [balancer.Arn] }, stop)).LoadBalancers.FirstOrDefault()?.State?.Code ?? "", balancer.State);
        }

        if (cluster.Mongo is { State: not "running" } mongo)
        {
            return (async () => (await aws.Send(Ec2Api.DescribeInstances(new() { InstanceIds = [mongo.InstanceId] }), stop)).Reservations.SelectMany(r => r.Instances).FirstOrDefault()?.State?.Name ?? "", mongo.State);
        }

        var waiting = new[] { cluster.Origin, cluster.Edge }.FirstOrDefault(g => g is not null && g.Healthy < g.DesiredCapacity);
        var targets = work.Topology.All<AutoScalingGroup>().FirstOrDefault(g => g.Name == waiting?.Name)?.HttpTargets;
        if (targets is null || !work.State.Has(targets)) return (null, "");
        return (async () => Text((await aws.Send(new Elb.DescribeTargetHealth { TargetGroupArn = work.State.Id(targets) }, stop)).TargetHealthDescriptions.Select(t => (t.Target!.Id, t.TargetHealth!.State))),
            Text(waiting!.Nodes.Where(n => n.TargetHealth is not null).Select(n => (n.InstanceId, n.TargetHealth))));
    }

    static string Text(IEnumerable<(string Id, string? State)> targets) => string.Join(' ', targets.Select(t => $"{t.Id}={t.State}").Order(StringComparer.Ordinal));
}
