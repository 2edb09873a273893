using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Output;

/// <summary>An error for people: what is the matter, what to do, and what to search for or to quote to support.</summary>
internal static class ErrorText
{
    public static void Write(Page page, Problem problem)
    {
        page.Write(new Line(("error: ", Tone.Bad), (problem.Message, Tone.Plain)));
        if (problem.Advice.Length > 0) page.Write(new Line(("what to do: ", Tone.Strong), (problem.Advice, Tone.Plain)));
        page.Write(new Line(($"code: {problem.Code}{(problem.RequestId is { } id ? $", request id: {id}" : "")}", Tone.Faint)));
    }
}
