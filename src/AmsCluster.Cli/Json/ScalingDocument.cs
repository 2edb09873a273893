using AmsCluster.Cli.Running;
using AmsCluster.Scaling;

namespace AmsCluster.Cli.Json;

/// <summary>What scale prints: what has been done, and the events that it is about.</summary>
internal sealed record ScalingDocument(
    string Cluster,
    string Region,
    IReadOnlyList<ScalingEvent> Events,
    IReadOnlyList<ChangeDocument> Changes,
    IReadOnlyList<Finding> Findings,
    int Calls,
    long ElapsedMs)
{
    public static ScalingDocument Of(ScalingWork work, Session session) => new(
        work.Plan.Cluster,
        work.Plan.Region,
        work.Events,
        [.. work.Plan.Changes.Select(ChangeDocument.Of)],
        work.Plan.Findings,
        session.Calls,
        (long)session.Elapsed.TotalMilliseconds);
}
