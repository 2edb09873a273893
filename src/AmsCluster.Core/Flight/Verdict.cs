namespace AmsCluster.Flight;

/// <summary>What a check has found.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Advice">How to fix it.</param>
internal sealed record Verdict(TestOutcome Outcome, string Seen, string? Advice = null)
{
    public static Verdict Passed(string seen) => new(TestOutcome.Passed, seen);

    public static Verdict Failed(string seen, string advice) => new(TestOutcome.Failed, seen, advice);

    public static Verdict Skipped(string seen, string? advice = null) => new(TestOutcome.Skipped, seen, advice);
}

/// <summary>One line of a test flight, before it is looked at.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Look">Looks at it. An <see cref="AmsException"/> and a connection that fails are failures of the check.</param>
internal sealed record FlightCheck(string Name, string Subject, Func<CancellationToken, Task<Verdict>> Look)
{
    /// <summary>What it asks, for example <c>TCP live.example.com:1935</c>; null where its own messages name that.</summary>
    public string? Asks { get; init; }

    /// <summary>The checks that it depends on, each as name and subject. One that fails is why this one gets no answer.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>This check, which goes through a listener.</summary>
    public FlightCheck Through(FlightScene scene, int port) => this with { DependsOn = [.. DependsOn, ListenerCheck.Key(scene, port)] };

    /// <summary>This check, which needs a session of the panel.</summary>
    public FlightCheck LoggedIn(FlightScene scene) => this with { DependsOn = [.. DependsOn, LoginCheck.Key(scene)] };

    /// <summary>A check that is not made, and why.</summary>
    public static FlightCheck Not(string name, string subject, string why, string? advice = null) => new(name, subject, _ => Task.FromResult(Verdict.Skipped(why, advice)));
}
