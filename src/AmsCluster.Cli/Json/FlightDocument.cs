using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Json;

/// <summary>What test prints.</summary>
internal sealed record FlightDocument(string Cluster, string Region, int Passed, int Failed, int Skipped, IReadOnlyList<FlightBody> Checks, int Calls, long ElapsedMs)
{
    public static FlightDocument Of(string cluster, string region, IReadOnlyList<TestResult> results, Session session)
    {
        int Count(TestOutcome outcome) => results.Count(r => r.Outcome == outcome);
        return new(cluster, region, Count(TestOutcome.Passed), Count(TestOutcome.Failed), Count(TestOutcome.Skipped),
            [.. results.Select(r => new FlightBody(r.Name, r.Subject, r.Outcome, r.Seen, r.Advice, (long)r.Elapsed.TotalMilliseconds))], session.Calls, (long)session.Elapsed.TotalMilliseconds);
    }
}

/// <summary>One check.</summary>
internal sealed record FlightBody(string Check, string Subject, TestOutcome Outcome, string Seen, string? Advice, long ElapsedMs);
