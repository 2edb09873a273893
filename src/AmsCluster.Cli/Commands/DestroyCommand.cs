using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>Removes a cluster, whole or half made.</summary>
internal static class DestroyCommand
{
    public static Command Build()
    {
        var command = new Command("destroy", "Remove the cluster and all that was made for it, its database too. What it was given (VPC, key pair, certificate) stays.");
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        Confirmation.RequireSomebody(session);
        var engine = session.Engine(session.Connect(session.Globals.Settings(target.Spec)));
        var work = await engine.PrepareRemoval(target.Name!, target.Spec, session.Stop);
        if (!work.IsDone)
        {
            await session.Progress.Rest();
            if (!await Confirmation.Destroy(session, work)) return Confirmation.Refused(session);
            await engine.Apply(work, session.Stop);
        }

        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(PlanDocument.Of(work, session, done: true));
        else Page.OnOutput().Write(Result.Removal(work, session));
        return ExitCode.Done;
    }
}
