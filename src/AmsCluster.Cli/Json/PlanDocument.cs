using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Json;

/// <summary>What plan, apply and destroy print: what is to be done, or has been.</summary>
internal sealed record PlanDocument(
    string Cluster,
    string Region,
    IReadOnlyList<ChangeDocument> Changes,
    IReadOnlyList<Finding> Findings,
    bool UpToDate,
    IReadOnlyList<Endpoint> Endpoints,
    int Calls,
    long ElapsedMs,
    ErrorBody? Error,
    TimingDocument? Timing = null,
    DatabaseBackup? Backup = null,
    FirstLogin? FirstLogin = null)
{
    /// <param name="done">Whether the work has been carried out.</param>
    public static PlanDocument Of(Work work, Session session, bool done, Problem? problem = null) => new(
        work.Plan.Cluster,
        work.Plan.Region,
        [.. work.Changes.Select(ChangeDocument.Of)],
        work.Plan.Findings,
        done || work.IsDone,
        work.Endpoints,
        session.Calls,
        (long)session.Elapsed.TotalMilliseconds,
        problem is null ? null : new(problem));
}

/// <summary>One change.</summary>
internal sealed record ChangeDocument(
    ChangeAction Action, string Kind, string Name, string? Id, string? Reason, string Sentence, string? Effect = null)
{
    public static ChangeDocument Of(PlannedChange change) =>
        new(change.Action, change.Kind, change.Name, change.Id, change.Reason, change.Sentence, change.Effect);
}
