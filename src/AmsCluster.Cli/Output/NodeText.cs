namespace AmsCluster.Cli.Output;

/// <summary>A node for people: what AWS says of it, what AMS says of it, and why it is not better.</summary>
internal static class NodeText
{
    // What a tree puts before a node of a group.
    const int Indent = 6;

    /// <summary>The nodes of a group, what they have in common in columns; where a line is too narrow, what AMS says stands below.</summary>
    public static IEnumerable<Tree> Of(IReadOnlyList<Node> nodes, int width, DateTimeOffset now)
    {
        var rows = nodes.Select(n => (Node: n, Aws: Aws(n, now), Ams: Ams(n, now))).ToList();
        var columns = Enumerable.Range(0, 4).Select(i => rows.Select(r => r.Aws[i].Length).DefaultIfEmpty(0).Max()).ToList();
        var wide = columns.Sum(c => c + 2) + rows.Select(r => r.Ams.Length).DefaultIfEmpty(0).Max() + Indent <= width;
        foreach (var (node, aws, ams) in rows)
        {
            // Nothing stands behind the last one.
            var last = wide && ams.Length > 0 ? aws.Length : Array.FindLastIndex(aws, cell => cell.Length > 0);
            var cells = aws.Select((cell, i) => (i == last ? cell : i > last ? "" : $"{cell.PadRight(columns[i])}  ", i == 1 ? ToneOf(node) : Tone.Plain));
            List<Tree> below = node.Reason is null ? [] : [new Line((node.Reason, Tone.Warning))];
            if (ams.Length > 0 && !wide) below.Insert(0, ams);
            yield return new(new([.. cells, .. wide ? ams.Pieces : []]), below);
        }
    }

    /// <summary>How long ago something was.</summary>
    public static string Ago(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 2 } => $"{time.TotalSeconds:F0} s",
        { TotalHours: < 2 } => $"{time.TotalMinutes:F0} min",
        { TotalDays: < 2 } => $"{time.TotalHours:F0} h",
        _ => $"{time.TotalDays:F0} days",
    };

    static string[] Aws(Node node, DateTimeOffset now) =>
    [
        node.InstanceId,
        string.Join(", ", new[] { node.State is "running" ? null : node.State, node.LifecycleState, node.TargetHealth ?? "not registered" }.Where(s => s is not null)),
        string.Join(" ", new[] { node.PrivateIpAddress, node.AvailabilityZone }.Where(s => s is not null)),
        node.LaunchTime is { } launch ? $"up {Ago(now - launch)}" : "",
    ];

    static Line Ams(Node node, DateTimeOffset now)
    {
        var seen = node.LastHeartbeat is { } last ? $"seen {Ago(now - last)} ago" : null;
        var load = string.Join(", ", new[]
        {
            node.Version is { } version ? $"AMS {version}" : null,
            node.Cpu is { } cpu ? $"CPU {cpu} %" : null,
            node.Memory is { } memory ? $"memory {memory} %" : null,
            Count(node.Streams, "stream"),
            Count(node.Viewers, "viewer"),
            node.Membership is Membership.Alive ? seen : null,
        }.Where(s => s is not null));
        var wrong = node.Membership switch
        {
            Membership.Dead => $"dead in AMS's list, {seen}",
            Membership.Missing => "not in AMS's list",
            Membership.Standalone => "standalone, outside the cluster",
            _ => null,
        };
        return new([.. load.Length > 0 ? [(load, IsBusy(node) ? Tone.Warning : Tone.Plain)] : Array.Empty<(string, Tone)>(),
            .. wrong is not null ? [(load.Length > 0 ? $", {wrong}" : wrong, Tone.Bad)] : Array.Empty<(string, Tone)>()]);
    }

    // From 75 per cent on AMS refuses new publishers and viewers (server.cpu_limit, server.memory_limit).
    static bool IsBusy(Node node) => node.Cpu >= 75 || node.Memory >= 75;

    static string? Count(int? number, string what) => number is null ? null : number == 1 ? $"1 {what}" : $"{number} {what}s";

    static Tone ToneOf(Node node) => node switch
    {
        { LifecycleState: "InService", TargetHealth: "healthy", State: null or "running" } => Tone.Good,
        { TargetHealth: "unhealthy" } or { State: "stopped" or "terminated" or "shutting-down" } => Tone.Bad,
        _ => Tone.Warning,
    };
}
