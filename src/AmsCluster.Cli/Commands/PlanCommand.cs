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

    public static Command Build()
    {
        var command = new Command("plan", "Show what apply would do. Nothing is written.") { DetailedExitCode };
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
        if (session.Globals.Json) Document.Write(PlanDocument.Of(work, session, done: false, problem));
        else Page.OnOutput().Write(PlanText.Of(work));
        if (problem is not null) return problem.Exit;
        return parsed.GetValue(DetailedExitCode) && !work.IsDone ? ExitCode.Changes : ExitCode.Done;
    }
}
