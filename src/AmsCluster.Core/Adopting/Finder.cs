using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>Finds a cluster that was made by hand, from its load balancer on: whatever that refers to, step by step. Nothing is written.</summary>
internal static class Finder
{
    /// <summary>The cluster; null when its entrance was not found. What is missing or ambiguous is told to the survey.</summary>
    public static async Task<HandMade?> Find(Survey survey, string cluster, AdoptionHints hints)
    {
        if (await new EntranceFinder(survey, cluster, hints).Find() is not var (balancer, because)) return null;
        var listeners = await survey.All(new Elb.DescribeListeners { LoadBalancerArn = balancer.LoadBalancerArn }, r => r.Listeners);
        var secure = listeners.FirstOrDefault(l => l.Port == ListenerRule.Port);
        var rules = secure is null ? [] : await survey.All(new Elb.DescribeRules { ListenerArn = secure.ListenerArn }, r => r.Rules);
        var targets = new TargetFinder(survey, listeners, rules);
        var (forOrigin, forEdge) = (targets.Of(NodeRole.Origin), targets.Of(NodeRole.Edge));

        // One target group for both is the origins'; the edges' is made beside it.
        if (forEdge?.Group == forOrigin?.Group) forEdge = null;
        var origin = await new NodesFinder(survey, NodeRole.Origin, hints.OriginGroup).Find(forOrigin, null);
        var edge = await new NodesFinder(survey, NodeRole.Edge, hints.EdgeGroup).Find(forEdge, origin.Group);
        var made = new HandMade(balancer, because) { Listeners = listeners, Origin = origin, Edge = edge };
        var (database, vpcs, subnets, groups) = (
            new DatabaseFinder(survey, hints.MongoInstance).Find(balancer.VpcId!, made.Script),
            survey.Send(Ec2Api.DescribeVpcs(new() { VpcIds = [balancer.VpcId!] })),
            survey.All(
                Ec2Api.DescribeSubnets(new() { Filters = [Ec2Filter.Of("vpc-id", balancer.VpcId!)] }), r => r.Subnets),
            survey.All(
                Ec2Api.DescribeSecurityGroups(new() { Filters = [Ec2Filter.Of("vpc-id", balancer.VpcId!)] }),
                r => r.SecurityGroups));
        var found = await database;
        made = made with
        {
            Mongo = found?.Instance,
            MongoBecause = found?.Because ?? "",
            MongoOwner = found?.Instance.Tags.Where(t => t.Key == Ownership.ClusterTag && t.Value != cluster).Select(t => t.Value).FirstOrDefault(),
            MongoVolume = await Volume(survey, found?.Instance),
            Vpc = (await vpcs).Vpcs.FirstOrDefault(),
            Subnets = await subnets,
            SecurityGroups = await groups,
        };
        return made with { Shared = await Shared(survey, made) };
    }

    // Deleting the cluster could not delete them, and rules for the cluster are no business of theirs.
    static async Task<IReadOnlySet<string>> Shared(Survey survey, HandMade made)
    {
        var used = made.UsedGroups.ToList();
        var ours = made.Roles.SelectMany(r => r.Group?.Instances ?? []).Select(i => i.InstanceId).Append(made.Mongo?.InstanceId).ToHashSet(StringComparer.Ordinal);
        var found = used.Count == 0 ? [] : await survey.All(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance.group-id", used)] }), r => r.Reservations);
        return found.SelectMany(r => r.Instances).Where(i => !ours.Contains(i.InstanceId) && i.State?.Name?.Value is not ("terminated" or "shutting-down")).SelectMany(i => i.SecurityGroups.Select(g => g.GroupId!))
            .Concat(survey.Balancers.Where(b => b.LoadBalancerArn != made.Balancer.LoadBalancerArn).SelectMany(b => b.SecurityGroups))
            .Intersect(used, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    static async Task<Ec2.Volume?> Volume(Survey survey, Ec2.Instance? instance)
    {
        var id = instance?.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == instance.RootDeviceName)?.Ebs?.VolumeId;
        return id is null ? null : (await survey.Send(Ec2Api.DescribeVolumes(new() { VolumeIds = [id] }))).Volumes.FirstOrDefault();
    }
}
