namespace AmsCluster.Resources;

/// <summary>What a cluster has in Elastic Load Balancing, found by the cluster's names. Each is read once.</summary>
internal static class ElbInventory
{
    public static Task<IReadOnlyList<Elb.LoadBalancer>> LoadBalancers(Reader reader) => reader.Once("load balancers", () =>
        reader.ByName(reader.Names<Balancer>(), names => new Elb.DescribeLoadBalancers { Names = names }, r => r.LoadBalancers));

    public static Task<IReadOnlyList<Elb.TargetGroup>> TargetGroups(Reader reader) => reader.Once("target groups", () =>
        reader.ByName(reader.Names<TargetGroup>(), names => new Elb.DescribeTargetGroups { Names = names }, r => r.TargetGroups, Trace.IsThere(reader)));

    public static Task<IReadOnlyList<Elb.Listener>> Listeners(Reader reader) => reader.Once<IReadOnlyList<Elb.Listener>>("listeners", async () =>
    {
        var all = await Task.WhenAll((await LoadBalancers(reader)).Select(b =>
            reader.SendAll(new Elb.DescribeListeners { LoadBalancerArn = b.LoadBalancerArn }, r => r.Listeners)));
        return [.. all.SelectMany(l => l)];
    });

    /// <summary>All rules of the Application Load Balancer's listener on a port; none where there is no such listener.</summary>
    public static Task<IReadOnlyList<Elb.Rule>> Rules(Reader reader, int port) => reader.Once<IReadOnlyList<Elb.Rule>>($"rules of {port}", async () =>
    {
        var hint = (await ElbHints.Listeners(reader)).GetValueOrDefault($"{port}");
        var early = hint is null ? null : Depth.Begin(() => reader.SendOrNull(new Elb.DescribeRules { ListenerArn = hint }));
        var listener = (await Listeners(reader)).FirstOrDefault(l => l.Port == port);
        if (early is not null && await early.End() is { NextMarker: null } answer && hint == listener?.ListenerArn)
            return answer.Rules;
        return listener is null
            ? []
            : await reader.SendAll(new Elb.DescribeRules { ListenerArn = listener.ListenerArn }, r => r.Rules);
    });

    /// <summary>The ARNs of all of them but the rules. Where all goes the listeners go with their load balancers.</summary>
    public static async Task<IReadOnlyList<string>> Arns(Reader reader)
    {
        var (balancers, groups) = (LoadBalancers(reader), TargetGroups(reader));
        var listeners = reader.All<Listener>().Any(l => l.Wanted) ? Listeners(reader) : Task.FromResult<IReadOnlyList<Elb.Listener>>([]);
        await Task.WhenAll(balancers, groups, listeners);
        return
        [
            .. (await balancers).Select(b => b.LoadBalancerArn!),
            .. (await groups).Select(g => g.TargetGroupArn!),
            .. (await listeners).Select(l => l.ListenerArn!),
        ];
    }
}
