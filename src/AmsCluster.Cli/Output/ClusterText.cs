namespace AmsCluster.Cli.Output;

/// <summary>A cluster for people: as a tree, or in one line.</summary>
internal static class ClusterText
{
    /// <param name="cluster">The cluster.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="all">Whether to tell what stays as well: the addresses, and how to log in first.</param>
    public static IEnumerable<Line> Tree(Cluster cluster, int width = int.MaxValue, bool all = true)
    {
        var parts = new List<Tree>();
        if (cluster.LoadBalancer is { } balancer)
            parts.Add(new(Part("load balancer", balancer.DnsName, balancer.State), all ? [.. Addresses(cluster)] : []));
        parts.AddRange(new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Select(g => Group(g, width)));
        if (cluster.Mongo is { } mongo)
            parts.Add(new(Part("MongoDB node", mongo.InstanceId, Facts(mongo.State, mongo.InstanceType, mongo.PrivateIpAddress, mongo.AvailabilityZone,
                mongo.DataVolumeId is { } volume ? $"data on {volume}" : null)), []));
        if (all && cluster.FirstLogin is { Login: null } login && cluster.Ams is null or { IsLoggedIn: false, IsClaimed: not false })
            parts.Add(new(new Line(("first login  ", Tone.Plain), (login is { InstanceId: null, PasswordParameter: null } ? "" : login.GetDescription(), Tone.Strong)), [new Line((login.Note, Tone.Faint))]));
        if (all && cluster.Origin?.Nodes.Concat(cluster.Edge?.Nodes ?? []).FirstOrDefault(n => n.Connect.Count > 0) is { } node)
            parts.Add(new(new Line(("a node's shell, for example", Tone.Plain)), [.. node.Connect.Select(c => (Tree)new Line((c, Tone.Faint)))]));
        if (cluster.Ams is { } ams) parts.Add(Ams(ams));
        if (cluster.Problems.Count > 0)
            parts.Add(new(new Line(("problems", Tone.Warning)), [.. cluster.Problems.Select((p, i) => (Tree)new Line((p, i == 0 && cluster.Ams?.IsClaimed is false ? Tone.Bad : Tone.Plain)))]));
        return new Tree(Head(cluster), parts).Lines(width);
    }

    /// <summary>One line of a list.</summary>
    public static Line Row(Cluster cluster, int width)
    {
        var nodes = string.Join(", ", new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Select(g => $"{Word(g.Role)} {g.Healthy}/{g.DesiredCapacity}"));
        var first = cluster.Problems.Count > 0 ? $"  {cluster.Problems[0]}" : "";
        return new((cluster.Name.PadRight(width), Tone.Strong), ("  ", Tone.Plain), (Word(cluster.Health).PadRight(10), ToneOf(cluster.Health)), ($"  {nodes}{first}", Tone.Plain));
    }

    static Line Head(Cluster cluster) =>
        new((cluster.Name, Tone.Strong), ($" in {cluster.Region}: ", Tone.Plain), (Word(cluster.Health), ToneOf(cluster.Health)), (cluster.Ams?.IsClaimed is false ? ", and its web panel is open to anybody" : "", Tone.Bad));

    // The listeners are what the addresses lead to: one name, and a port for each purpose.
    static IEnumerable<Tree> Addresses(Cluster cluster) => cluster.Endpoints
        .Where(e => e.Purpose != "load balancer")
        .Select(e => (Tree)new Line(($"{e.Purpose,-14}  ", Tone.Faint), (e.Url + e.Path, Tone.Plain)));

    static Tree Ams(AmsReport ams) => new(new Line((ams.IsFromDatabase ? "database  " : "Ant Media Server  ", Tone.Plain), (ams.Version is { } version ? $"{version}  " : "", Tone.Strong), (ams.Url, Tone.Plain)),
    [
        .. ams.Strays.Select(s => (Tree)new Line(($"{s.Ip} is in its list of nodes and no instance of the cluster, last seen {NodeText.Ago(DateTimeOffset.UtcNow - s.LastHeartbeat)} ago", Tone.Warning))),
        .. ams.Note is null ? Array.Empty<Tree>() : [new Line((ams.Note, Tone.Faint))],
    ]);

    static Tree Group(ScalingGroup group, int width) => new(
        Part($"{Word(group.Role)} group", group.Name,
            Facts($"{group.Healthy} of {group.DesiredCapacity} healthy", group.Total == group.DesiredCapacity ? null : $"{group.Total} there", $"{group.MinSize} to {group.MaxSize} nodes", group.WarmPoolSize is { } warm ? $"{warm} in the warm pool" : null, group.InstanceType, group.ImageId)),
        [.. group.Events.Select(e => (Tree)ScalingText.Event(e, DateTimeOffset.UtcNow)), .. NodeText.Of(group.Nodes, width, DateTimeOffset.UtcNow), .. group.Activities.Where(a => a.IsUnderWay).Select(Doing)]);

    // What failed is among the problems, with what to do about it.
    static Tree Doing(ScalingActivity activity) => new Line(("now  ", Tone.Faint), (activity.Description, Tone.Plain), ($"  {Facts(activity.Status, activity.Progress is { } percent ? $"{percent} %" : null)}", Tone.Warning));

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
