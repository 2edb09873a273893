using AmsCluster.Scaling;

namespace AmsCluster.Cli.Output;

/// <summary>A change of sizes for people, and the events of a group.</summary>
internal static class ScalingText
{
    /// <summary>What is going to be done.</summary>
    public static IEnumerable<Line> Of(ScalingWork work)
    {
        var changes = work.Plan.Changes.SelectMany(PlanText.Change);
        return (work.IsDone ? [new(("No changes.", Tone.Good))] : changes).Concat(PlanText.Findings(work.Plan));
    }

    /// <summary>The last lines of what has been done.</summary>
    public static IEnumerable<Line> Done(ScalingWork work, string? ended, DateTimeOffset now)
    {
        foreach (var line in PlanText.Findings(work.Plan)) yield return line;
        yield return new(($"{(work.IsDone ? "No changes" : PlanText.Done(work.Plan.Changes))}.", Tone.Good), (ended is null ? "" : $" Event {ended} of {work.Plan.Cluster} is over.", Tone.Plain));
        foreach (var e in work.Events) yield return new(($"{e.GroupName} ", Tone.Strong), (Sentence(e, now), Tone.Plain));
    }

    /// <summary>An event in a line.</summary>
    public static Line Event(ScalingEvent e, DateTimeOffset now) => new(
        (e.State is ScalingEventState.Holding ? "held  " : "event ", Tone.Faint), (Sentence(e, now), e.Problem is null ? Tone.Plain : Tone.Warning));

    static string Sentence(ScalingEvent e, DateTimeOffset now) =>
        $"at {e.MinSize}..{e.MaxSize} nodes {(e.State is ScalingEventState.Coming ? $"from {When.Told(e.From, now)} " : "")}{(e.Until is { } until ? $"until {When.Told(until, now)}" : "until it is cancelled")}, event {e.EventName}";
}
