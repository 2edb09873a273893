using System.CommandLine;
using AmsCluster.Aws;
using AmsCluster.Backups;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Removes a cluster, whole or half made.</summary>
internal static class DestroyCommand
{
    static readonly Option<bool> NoBackup = new("--no-backup") { Description = "Take no last backup of the database." };

    public static Command Build()
    {
        var command = new Command("destroy", "Remove the cluster and all that was made for it, its database too, of which a backup is taken first. What it was given (VPC, key pair, certificate) stays.") { NoBackup };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        Confirmation.RequireSomebody(session);
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        var engine = session.Engine(aws);
        var work = await engine.PrepareRemoval(target.Name!, target.Spec, session.Stop);
        if (work.IsDone && target.Spec is null) throw Unknown(target.Name!, aws.Region);
        var withBackup = work.DeletesDatabase && !parsed.GetValue(NoBackup);
        DatabaseBackup? last = null;
        if (!work.IsDone)
        {
            await session.Progress.Rest();
            if (!await Confirmation.Destroy(session, work, withBackup)) return Confirmation.Refused(session);
            if (withBackup && !work.Plan.IsBlocked) last = await Backup(work, aws, session);
            await engine.Apply(work, session.Stop);
        }

        // Whoever wants no backup need not wait for a look at those that there are.
        var list = new BackupList(aws);
        var left = withBackup ? BackupText.Left(target.Name!, await list.Read(target.Name, session.Stop), await list.Volumes(target.Name, session.Stop))
            : work.DeletesDatabase ? [$"Backups of its database that were taken before stay. Look at them with: amscluster backups {target.Name}"] : Enumerable.Empty<Line>();
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(PlanDocument.Of(work, session, done: true) with { Backup = last });
        else Page.OnOutput().Write([.. Result.Removal(work, session), .. left]);
        return ExitCode.Done;
    }

    // A name is most likely mistyped. The file of a cluster that is gone is not: a job may repeat it.
    static AmsException Unknown(string name, string region) => new(
        "AmsClusterNotFound", $"Cluster {name} does not exist in {region}, and nothing of it.",
        "Look at the names with: amscluster status. Or is it in another Region or account?");

    static async Task<DatabaseBackup> Backup(Work work, AwsConnection aws, Session session)
    {
        var taking = new BackupTaking(aws, session.Progress);
        var backup = await taking.TakeLast(work, session.Stop);
        foreach (var note in taking.Notes) session.Progress.Note(note);
        return backup;
    }
}
