using System.Globalization;

namespace AmsCluster.Resources;

/// <summary>
/// ARNs that can be told before Elastic Load Balancing has told them: those of the target groups are with the auto scaling groups in
/// front of them, and those of the listeners in a note that these groups bear as a tag from their making. A hint saves a round and is
/// never believed: what is asked by it counts only where it turns out to be what was meant.
/// </summary>
internal static class ElbHints
{
    /// <summary>The tag.</summary>
    public const string Tag = "amscluster:listeners";

    /// <summary>The note: port and id of each listener. None as long as not all are there; nothing waits for it.</summary>
    public static string? Note(IReadOnlyCollection<Listener> listeners, State state) => listeners.Count == 0 || !listeners.All(state.Has) ? null
        : string.Join(' ', listeners.Select(l => state.Of(l)!.Described).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Port}/{d.ListenerArn!.Split('/')[^1]}")));

    /// <summary>The listeners' ARNs by their ports.</summary>
    public static Task<IReadOnlyDictionary<string, string>> Listeners(Reader reader) => reader.Once<IReadOnlyDictionary<string, string>>("hints of listeners", async () =>
    {
        var (groups, balancers) = (AutoScalingGroup.All(reader), ElbInventory.LoadBalancers(reader));
        var note = (await groups).SelectMany(g => g.Tags).FirstOrDefault(t => t.Key == Tag)?.Value;
        if (note is null || await balancers is not [{ LoadBalancerArn: { } arn }]) return new Dictionary<string, string>(StringComparer.Ordinal);
        var stem = arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal);
        return note.Split(' ').Select(l => l.Split('/')).Where(l => l.Length == 2).DistinctBy(l => l[0]).ToDictionary(l => l[0], l => $"{stem}/{l[1]}", StringComparer.Ordinal);
    });

    /// <summary>The ARN of a target group.</summary>
    public static async Task<string?> TargetGroup(Reader reader, string name) =>
        (await AutoScalingGroup.All(reader)).SelectMany(g => g.TargetGroupARNs).FirstOrDefault(arn => arn.Contains($":targetgroup/{name}/", StringComparison.Ordinal));

    /// <summary>All ARNs whose tags are asked for; none where not all can be told, so that nothing is asked twice.</summary>
    public static async Task<IReadOnlyList<string>> Arns(Reader reader)
    {
        if (!reader.All<Listener>().Any(l => l.Wanted)) return [];
        var listeners = await Listeners(reader);
        var groups = await Task.WhenAll(reader.Names<TargetGroup>().Select(name => TargetGroup(reader, name)));
        return listeners.Count == 0 || groups.Contains(null) ? []
            : [.. (await ElbInventory.LoadBalancers(reader)).Select(b => b.LoadBalancerArn!), .. groups.OfType<string>(), .. listeners.Values];
    }
}
