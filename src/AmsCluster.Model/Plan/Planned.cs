namespace AmsCluster;

/// <summary>What a pipeline would have made by here, were it not for -WhatIf.</summary>
/// <param name="Spec">The spec that the cluster would have.</param>
/// <param name="Told">Kind and name of what was told already.</param>
internal sealed record Planned(ClusterSpec Spec, IReadOnlySet<string> Told)
{
    /// <summary>What of a plan's changes was not told yet.</summary>
    public static IReadOnlyList<PlannedChange> New(Planned? before, ClusterPlan plan) =>
        before is null ? plan.Changes : [.. plan.Changes.Where(c => !before.Told.Contains(Key(c)))];

    /// <summary>The same with one more plan told.</summary>
    public static Planned With(Planned? before, ClusterSpec spec, ClusterPlan plan) =>
        new(spec, plan.Changes.Select(Key).Concat(before?.Told ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal));

    static string Key(PlannedChange change) => $"{change.Kind} {change.Name}";
}
