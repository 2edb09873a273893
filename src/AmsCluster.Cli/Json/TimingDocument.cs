namespace AmsCluster.Cli.Json;

/// <summary>How long a plan takes, in rounds of calls.</summary>
internal sealed record TimingDocument(
    int Rounds, int Calls, EffortDocument Reading, EffortDocument Around, EffortDocument Changing, double TypicalCallMs, double LeastMs,
    IReadOnlyList<string> Chain, IReadOnlyList<TimedDocument> Changes)
{
    public static TimingDocument Of(PlanTiming timing) => new(
        timing.Rounds, timing.Calls, EffortDocument.Of(timing.Reading), EffortDocument.Of(timing.Around), EffortDocument.Of(timing.Changing),
        Math.Round(timing.TypicalCall.TotalMilliseconds, 1), Math.Round(timing.Least.TotalMilliseconds, 1),
        [.. timing.Chain.Select(c => TimedDocument.Key(c.Change))], [.. timing.Changes.Select(TimedDocument.Of)]);
}

/// <summary>What something costs.</summary>
internal sealed record EffortDocument(int Rounds, int Calls)
{
    public static EffortDocument Of(Effort effort) => new(effort.Rounds, effort.Calls);
}

/// <summary>A change, and when it can begin.</summary>
internal sealed record TimedDocument(string Change, ChangeAction Action, int After, int Rounds, int Calls, IReadOnlyList<string> WaitsFor, string? Awaits)
{
    public static string Key(PlannedChange change) => $"{change.Kind} {change.Name}";

    public static TimedDocument Of(TimedChange timed) =>
        new(Key(timed.Change), timed.Change.Action, timed.After, timed.Effort.Rounds, timed.Effort.Calls, timed.WaitsFor, timed.Awaits);
}
