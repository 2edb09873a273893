using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Execution;

namespace AmsCluster.Cli.Commands;

/// <summary>Shows what apply would do. Nothing is written.</summary>
internal static class PlanCommand
{
    static readonly Option<bool> DetailedExitCode = new("--detailed-exitcode")
    {
        Description = "End with 0 when there is nothing to do, 2 when there is, 1 for an error.",
    };

    static readonly Option<bool> Timing = new("--timing")
    {
        Description = "Also show how long it takes: the rounds of calls, and the longest chain of changes.",
    };

    public static Command Build()
    {
        var command = new Command("plan", "Show what apply would do. Nothing is written.") { DetailedExitCode, Timing };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        var engine = session.Engine(aws);
        var work = await engine.Prepare(await target.Wanted(engine, aws.Region, session.Stop), session.Stop);
        var problem = work.Plan.IsBlocked ? Problem.Of(new BlockedException(work.Plan), stopping: false) : null;

        await session.Progress.Rest();
        var timing = parsed.GetValue(Timing) ? work.Timing : null;
        if (session.Globals.Json) Document.Write(PlanDocument.Of(work, session, done: false, problem) with { Timing = timing is null ? null : TimingDocument.Of(timing) });
        else Page.OnOutput().Write([.. PlanText.Of(work), .. timing is null ? [] : TimingText.Of(timing)]);
        if (problem is not null) return problem.Exit;
        return parsed.GetValue(DetailedExitCode) && !work.IsDone ? ExitCode.Changes : ExitCode.Done;
    }
}
