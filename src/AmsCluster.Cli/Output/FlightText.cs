namespace AmsCluster.Cli.Output;

/// <summary>A test flight for people: a line a check, how to mend what is wrong, and the count.</summary>
internal static class FlightText
{
    public static IEnumerable<Line> Of(string cluster, string region, IReadOnlyList<TestResult> results, TimeSpan elapsed)
    {
        var width = results.Max(r => Title(r).Length);
        foreach (var result in results)
        {
            yield return new((Word(result.Outcome).PadRight(7), ToneOf(result.Outcome)), ($"  {Title(result).PadRight(width)}  ", Tone.Plain), (result.Seen, result.Outcome is TestOutcome.Failed ? Tone.Plain : Tone.Faint));
            if (result is { Outcome: TestOutcome.Failed, Advice: { } advice }) yield return new(("         what to do: ", Tone.Strong), (advice, Tone.Plain));
        }

        // The same for several, and no failure: said once.
        foreach (var more in results.Where(r => r.Outcome is TestOutcome.Skipped).Select(r => r.Advice).OfType<string>().Distinct(StringComparer.Ordinal))
            yield return new(("for what was skipped: ", Tone.Strong), (more, Tone.Plain));
        var failed = results.Any(r => r.Outcome is TestOutcome.Failed);
        yield return new((string.Join(", ", Enum.GetValues<TestOutcome>().Select(o => (Count: results.Count(r => r.Outcome == o), o)).Where(c => c.Count > 0).Select(c => $"{c.Count} {Word(c.o)}")) + ". ", failed ? Tone.Bad : Tone.Good),
            ($"{cluster} in {region}, {elapsed.TotalSeconds:F1} s.", Tone.Plain));
    }

    /// <summary>A check as it ends, in a line.</summary>
    public static string Ended(TestResult result) => $"{Word(result.Outcome)}: {Title(result)}";

    static string Title(TestResult result) => $"{result.Name} {result.Subject}";

    static string Word(TestOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>The colour of an outcome.</summary>
    public static Tone ToneOf(TestOutcome outcome) => outcome switch
    {
        TestOutcome.Passed => Tone.Good,
        TestOutcome.Failed => Tone.Bad,
        _ => Tone.Warning,
    };
}
