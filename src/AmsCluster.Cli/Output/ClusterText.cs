namespace AmsCluster.Cli.Output;

/// <summary>A cluster for people: as a tree, or in one line.</summary>
internal static class ClusterText
{
    public static IEnumerable<Line> Tree(Cluster cluster)
    {
        var parts = new List<Tree>();
        if (cluster.LoadBalancer is { } balancer)
            parts.Add(new(Part("load balancer", balancer.DnsName, balancer.State), [.. Addresses(cluster)]));
        parts.AddRange(new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Select(Group));
        if (cluster.Mongo is { } mongo)
            parts.Add(new(Part("MongoDB node", mongo.InstanceId, Facts(mongo.State, mongo.InstanceType, mongo.PrivateIpAddress, mongo.AvailabilityZone)), []));
        if (cluster.Problems.Count > 0)
            parts.Add(new(new Line(("problems", Tone.Warning)), [.. cluster.Problems.Select(p => (Tree)p)]));
        return new Tree(Head(cluster), parts).Lines();
    }

    /// <summary>One line of a list.</summary>
    public static Line Row(Cluster cluster, int width)
    {
        var nodes = string.Join(", ", new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Select(g => $"{Word(g.Role)} {g.Healthy}/{g.DesiredCapacity}"));
        var first = cluster.Problems.Count > 0 ? $"  {cluster.Problems[0]}" : "";
        return new((cluster.Name.PadRight(width), Tone.Strong), ("  ", Tone.Plain), (Word(cluster.Health).PadRight(10), ToneOf(cluster.Health)), ($"  {nodes}{first}", Tone.Plain));
    }

    static Line Head(Cluster cluster) =>
        new((cluster.Name, Tone.Strong), ($" in {cluster.Region}: ", Tone.Plain), (Word(cluster.Health), ToneOf(cluster.Health)));

    // The listeners are what the addresses lead to: one name, and a port for each purpose.
    static IEnumerable<Tree> Addresses(Cluster cluster) => cluster.Endpoints
        .Where(e => e.Purpose != "load balancer")
        .Select(e => new Tree(new Line(($"{e.Purpose,-8}", Tone.Faint), (e.Url, Tone.Plain)), []));

    static Tree Group(ScalingGroup group) => new(
        Part($"{Word(group.Role)} group", group.Name,
            Facts($"{group.Healthy} of {group.DesiredCapacity} healthy", $"{group.MinSize} to {group.MaxSize} nodes", group.InstanceType, group.ImageId)),
        [.. group.Nodes.Select(n => (Tree)$"{n.InstanceId}  {Facts(n.LifecycleState, n.TargetHealth ?? "not registered", n.AvailabilityZone)}")]);

    static Line Part(string kind, string name, string facts) => new(($"{kind} ", Tone.Plain), (name, Tone.Strong), ($"  {facts}", Tone.Plain));

    static string Facts(params string?[] facts) => string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f)));

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static Tone ToneOf(Health health) => health switch
    {
        Health.Healthy => Tone.Good,
        Health.Starting or Health.Degraded => Tone.Warning,
        _ => Tone.Bad,
    };
}
