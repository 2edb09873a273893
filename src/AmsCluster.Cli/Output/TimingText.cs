namespace AmsCluster.Cli.Output;

/// <summary>How long a plan takes, for people: the rounds of calls, and the chain of changes that decides.</summary>
internal static class TimingText
{
    public static IEnumerable<Line> Of(PlanTiming timing)
    {
        yield return "";
        yield return new Line(("Timing: ", Tone.Strong), ($"{Rounds(timing.Rounds)} of calls one after another, {timing.Calls} calls. At the {timing.TypicalCall.TotalMilliseconds:F0} ms that a call took just now: {timing.Least.TotalSeconds:F1} s.", Tone.Plain));
        yield return Part(timing.Reading, "to read the resources, done");
        if (timing.Changes.Count == 0) yield break;
        yield return Part(timing.Around, "for the right to write and the record, before and after");
        yield return Part(timing.Changing, "for the changes");
        yield return "The longest chain of changes, by rounds:";
        foreach (var (link, number) in timing.Chain.Select((link, i) => (link, i)))
        {
            // What comes before it in the chain is said by its place, and what is done earlier holds up nothing.
            var also = timing.Changes.Where(c => End(c) == link.After && link.WaitsFor.Contains(Key(c)) && (number == 0 || c != timing.Chain[number - 1])).Select(Key).ToList();
            var waits = string.Join("; ", new[] { also.Count > 0 ? $"also waits for {string.Join(", ", also)}" : null, link.Awaits is { } awaits ? $"AWS takes time for {awaits}" : null }.OfType<string>());
            yield return new Line(($"{Number(link),9}  ", Tone.Faint), ($"{link.Change.Action.ToString().ToLowerInvariant()} {Key(link)}", Tone.Plain), (waits.Length > 0 ? $"  ({waits})" : "", Tone.Faint));
        }

        yield return "What AWS takes to start, stop and delete comes on top.";
    }

    static int End(TimedChange timed) => timed.After + timed.Effort.Rounds;

    static string Key(TimedChange timed) => $"{timed.Change.Kind} {timed.Change.Name}";

    static string Number(TimedChange link) => link.Effort.Rounds > 1 ? $"{link.After + 1}-{link.After + link.Effort.Rounds}" : $"{link.After + 1}";

    static Line Part(Effort effort, string what) => $"  {Rounds(effort.Rounds),-10} {what}{(effort.Calls > 0 ? $" ({effort.Calls} calls)" : "")}";

    static string Rounds(int rounds) => rounds == 1 ? "1 round" : $"{rounds} rounds";
}
