namespace AmsCluster.Flight;

/// <summary>What a check has found.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Advice">How to mend it.</param>
internal sealed record Verdict(TestOutcome Outcome, string Seen, string? Advice = null)
{
    public static Verdict Passed(string seen) => new(TestOutcome.Passed, seen);

    public static Verdict Failed(string seen, string advice) => new(TestOutcome.Failed, seen, advice);

    public static Verdict Skipped(string seen, string? advice = null) => new(TestOutcome.Skipped, seen, advice);
}

/// <summary>One line of a test flight, before it is looked at.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Look">Looks at it. An <see cref="AmsException"/>, and that nobody could be reached, is a failure of the check.</param>
internal sealed record FlightCheck(string Name, string Subject, Func<CancellationToken, Task<Verdict>> Look)
{
    /// <summary>A check that is not made, and why.</summary>
    public static FlightCheck Not(string name, string subject, string why, string? advice = null) => new(name, subject, _ => Task.FromResult(Verdict.Skipped(why, advice)));
}
