namespace AmsCluster.Scaling;

/// <summary>Says in a plan how many running nodes a change of an auto scaling group ends.</summary>
internal static class EndedNodes
{
    /// <summary>What becomes of the streams on nodes that end.</summary>
    public static string Streams(int drainMinutes) => drainMinutes == 0
        ? "with all streams on them"
        : $"each as soon as what is on it has ended, at the latest after {drainMinutes} minutes";

    /// <summary>The nodes that a group has, without those that end already.</summary>
    public static IReadOnlyList<AutoScaling.Instance> Running(AutoScaling.AutoScalingGroup actual) =>
        [.. actual.Instances.Where(i => !(i.LifecycleState ?? "").StartsWith("Terminat", StringComparison.Ordinal))];

    /// <summary>The nodes that the deletion of a group ends; null: it has none.</summary>
    public static string? ByDeletion(AutoScaling.AutoScalingGroup actual) => Running(actual).Count switch
    {
        0 => null,
        1 => "ends 1 running node, with all streams on it",
        var running => $"ends {running} running nodes, with all streams on them",
    };

    /// <summary>
    /// The nodes that other sizes or zones end: AWS ends what is beyond a lower maximum at once, and replaces nodes in
    /// zones that the group leaves. Null: none.
    /// </summary>
    /// <param name="actual">The group.</param>
    /// <param name="max">Its new maximum.</param>
    /// <param name="keptZones">The zones of the subnets that it keeps; null: it keeps all.</param>
    /// <param name="drainMinutes">How long its nodes wait for their streams before they end.</param>
    public static string? ByUpdate(
        AutoScaling.AutoScalingGroup actual, int max, IReadOnlySet<string>? keptZones, int drainMinutes)
    {
        var running = Running(actual);
        var surplus = max < actual.MaxSize ? Math.Max(0, running.Count - max) : 0;
        var moved = keptZones is null ? 0 : running.Count(i => !keptZones.Contains(i.AvailabilityZone ?? ""));
        var ended = Math.Min(running.Count, surplus + moved);
        return ended == 0 ? null : $"ends up to {ended} of {running.Count} running nodes, {Streams(drainMinutes)}";
    }
}
