using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>Reads how a cluster is, part by part, from what was found of it.</summary>
internal static class StatusReader
{
    public static async Task<Cluster> Read(AwsConnection aws, ClusterSpec spec, State state, Topology topology, CancellationToken stop)
    {
        var balancers = topology.All<Balancer>().Where(b => b.Wanted).ToList();
        var balancer = Balancers(aws, [.. balancers.Where(state.Has).Select(state.Id)], stop);
        var reading = GroupStatus.Read(aws, state, topology, stop);
        var mongo = Mongo(aws, topology.All<MongoInstance>().SingleOrDefault(), state, stop);
        await Task.WhenAll(balancer, reading, mongo);
        var groups = await reading;

        var missing = topology.Resources.Where(r => !state.Has(r) && r.IsExpected(state)).Select(r => $"{r.Kind} {r.Name} is not there.").ToList();
        var parts = new List<PartHealth> { await mongo, Of(await balancer) };
        parts.AddRange(groups.Select(g => g.Health));
        if (missing.Count > 0) parts.Add(new(Health.Incomplete, missing));
        if (state.Ambiguous.Count > 0) parts.Add(new(Health.Degraded, [.. state.Ambiguous.Select(f => $"{f.Message} {f.Advice}")]));
        var main = (await balancer).FirstOrDefault(b => b.Type == Balancer.Application);
        return new()
        {
            Name = spec.Name,
            Region = spec.Region,
            Health = parts.Max(p => p.Health),
            Problems = [.. parts.SelectMany(p => p.Problems)],
            Endpoints = Endpoints.Of(spec, main?.DNSName, (await balancer).FirstOrDefault(b => b.Type == Balancer.Network)?.DNSName),
            Mongo = (await mongo).Node,
            Origin = Group(groups, NodeRole.Origin),
            Edge = Group(groups, NodeRole.Edge),
            LoadBalancer = main is null ? null : new(main.LoadBalancerArn!, main.DNSName!, main.State?.Code ?? "unknown"),
        };
    }

    static ScalingGroup? Group(IEnumerable<GroupStatus.Result> groups, NodeRole role) => groups.Select(g => g.Group).FirstOrDefault(g => g?.Role == role);

    static async Task<IReadOnlyList<Elb.LoadBalancer>> Balancers(AwsConnection aws, IReadOnlyList<string> arns, CancellationToken stop) =>
        arns.Count == 0 ? [] : (await aws.Send(new Elb.DescribeLoadBalancers { LoadBalancerArns = arns }, stop)).LoadBalancers;

    static PartHealth Of(IEnumerable<Elb.LoadBalancer> balancers)
    {
        var problems = balancers.Where(b => b.State?.Code is not "active")
            .Select(b => (Health: b.State?.Code is "provisioning" ? Health.Starting : Health.Unhealthy, Text: $"Load balancer {b.LoadBalancerName} is {b.State?.Code}{Because(b.State?.Reason)}.")).ToList();
        return new(problems.Select(p => p.Health).DefaultIfEmpty(Health.Healthy).Max(), [.. problems.Select(p => p.Text)]);
    }

    /// <summary>The MongoDB node as EC2 tells of it.</summary>
    public static MongoNode Node(Ec2.Instance instance) =>
        new(instance.InstanceId!, instance.State?.Name ?? "unknown", instance.InstanceType!, instance.ImageId!, instance.PrivateIpAddress, instance.Placement?.AvailabilityZone)
        {
            DataVolumeId = instance.Tags.Has(DataVolume.LayoutTag) ? DataVolume.IdOn(instance) : null,
        };

    static async Task<MongoHealth> Mongo(AwsConnection aws, MongoInstance? resource, State state, CancellationToken stop)
    {
        if (resource is not { Wanted: true } || !state.Has(resource)) return new(Health.Healthy, [], null);
        var answer = await aws.Send(Ec2Api.DescribeInstances(new() { InstanceIds = [state.Id(resource)] }), stop);
        if (answer.Reservations.SelectMany(r => r.Instances).FirstOrDefault() is not { } instance) return new(Health.Unhealthy, [$"Instance {state.Id(resource)} is gone."], null);
        var node = Node(instance);
        return node.State switch
        {
            "running" => new(Health.Healthy, [], node),
            "pending" => new(Health.Starting, [$"MongoDB node {node.InstanceId} is starting."], node),
            _ => new(Health.Unhealthy, [$"MongoDB node {node.InstanceId} is {node.State}{Because(instance.StateReason?.Message)}."], node),
        };
    }

    sealed record MongoHealth(Health Health, IReadOnlyList<string> Problems, MongoNode? Node) : PartHealth(Health, Problems);

    static string Because(string? reason) => string.IsNullOrEmpty(reason) ? "" : $": {reason.TrimEnd('.')}";
}
