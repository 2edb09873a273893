using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>The last lines of what has been done: the changes, and what they cost.</summary>
internal static class Result
{
    public static IEnumerable<Line> Lines(Work work, Session session) => Told(work).Append(new Line(
        ($"{(work.Plan.IsEmpty ? "No changes" : PlanText.Done(work.Changes))}. ", Tone.Good),
        (work.Plan.IsEmpty ? $"{work.Unchanged} {Cost(session)}" : Cost(session), Tone.Plain)));

    public static IEnumerable<Line> Removal(Work work, Session session) => Told(work).Append(work.Plan.IsEmpty
        ? new Line(($"There is nothing of {work.Plan.Cluster} in {work.Plan.Region}. {Cost(session)}", Tone.Plain))
        : new Line(($"{PlanText.Done(work.Changes)}. ", Tone.Good), ($"{work.Plan.Cluster} is gone. {Cost(session)}", Tone.Plain)));

    static IEnumerable<Line> Told(Work work) => PlanText.Findings(work.Plan).Concat(work.Changes.Select(PlanText.Made));

    static string Cost(Session session) => $"{session.Calls} calls, {session.Elapsed.TotalSeconds:F1} s.";
}
