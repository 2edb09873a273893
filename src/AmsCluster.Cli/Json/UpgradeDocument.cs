using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Json;

/// <summary>What upgrade prints: what is to be done, or has been.</summary>
internal sealed record UpgradeDocument(
    string Cluster,
    string Region,
    bool UpToDate,
    NodeImage From,
    NodeImage To,
    UpgradeStrategy Strategy,
    bool Rollback,
    bool Resumed,
    IReadOnlyList<UpgradeGroup> Groups,
    IReadOnlyList<ChangeDocument> Changes,
    IReadOnlyList<Finding> Findings,
    int Calls,
    long ElapsedMs,
    ErrorBody? Error)
{
    /// <param name="done">Whether it has been carried out.</param>
    public static UpgradeDocument Of(Upgrade upgrade, Session session, bool done, Problem? problem = null) => new(
        upgrade.ClusterName,
        upgrade.Region,
        done || (upgrade.Changes.Count == 0 && !upgrade.IsResumed),
        upgrade.From,
        upgrade.To,
        upgrade.Strategy,
        upgrade.IsRollback,
        upgrade.IsResumed,
        upgrade.Groups,
        [.. upgrade.Changes.Select(ChangeDocument.Of)],
        upgrade.Findings,
        session.Calls,
        (long)session.Elapsed.TotalMilliseconds,
        problem is null ? null : new(problem));
}
