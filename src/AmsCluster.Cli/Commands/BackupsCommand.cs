using System.CommandLine;
using AmsCluster.Backups;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>Lists the backups of databases, and deletes some.</summary>
internal static class BackupsCommand
{
    static readonly Option<string[]> Delete = new("--delete") { Description = "Delete this one; may be said several times.", HelpName = "ID" };

    public static Command Build()
    {
        var command = new Command("backups", "List the backups of the cluster's database, newest first. Without a name: those of all clusters of the Region, also of clusters that are gone.") { Delete };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var (target, delete) = (Target.Find(parsed), parsed.GetValue(Delete) ?? []);
        if (delete.Length > 0) Confirmation.RequireSomebody(session);
        var aws = session.Connect(session.Globals.Settings(target?.Spec));
        var list = new BackupList(aws);
        if (delete.Length > 0) return await Remove(list, await list.Find(target?.Name, delete, session.Stop), session);

        var (backups, volumes) = (await list.Read(target?.Name, session.Stop), await list.Volumes(target?.Name, session.Stop));
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(new BackupListDocument(aws.Region, backups, volumes));
        else Page.OnOutput().Write(BackupText.List(aws.Region, target?.Name, backups, volumes));
        return ExitCode.Done;
    }

    static async Task<int> Remove(BackupList list, IReadOnlyList<DatabaseBackup> backups, Session session)
    {
        if (!await Confirmation.DeleteBackups(session, backups)) return Confirmation.Refused(session);
        foreach (var backup in backups) await list.Delete(backup, session.Stop);
        if (session.Globals.Json) Document.Write(new BackupListDocument(backups[0].Region, backups, []));
        else Page.OnOutput().Write(backups.Select(b => (Line)$"deleted backup {b.SnapshotId}"));
        return ExitCode.Done;
    }
}
