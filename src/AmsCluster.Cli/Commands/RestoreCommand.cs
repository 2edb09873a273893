using System.CommandLine;
using AmsCluster.Backups;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>Restores a cluster's database from a backup.</summary>
internal static class RestoreCommand
{
    static readonly Option<string?> From = new("--from") { Description = "The backup, or the volume that an earlier restore has replaced. Without it: what was begun, else the newest backup.", HelpName = "ID" };

    public static Command Build()
    {
        var command = new Command("restore", "Restore the cluster's database from a backup. The MongoDB node keeps its address; the volume of now is kept.") { From };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        Confirmation.RequireSomebody(session);
        var restoring = new DatabaseRestoring(session.Connect(session.Globals.Settings(target.Spec)), session.Progress);
        var work = await restoring.Prepare(target.Name!, parsed.GetValue(From), session.Stop);
        await session.Progress.Rest();
        if (!await Confirmation.Restore(session, work)) return Confirmation.Refused(session);
        var done = await restoring.Restore(work, session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(done);
        else Page.OnOutput().Write(BackupText.Restored(done));
        return ExitCode.Done;
    }
}
