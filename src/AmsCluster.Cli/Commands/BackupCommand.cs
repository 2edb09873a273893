using System.CommandLine;
using AmsCluster.Backups;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>Takes a backup of a cluster's database.</summary>
internal static class BackupCommand
{
    static readonly Option<int?> Keep = new("--keep") { Description = "Make it one of a series, and when it is completed keep the newest N of that.", HelpName = "N" };
    static readonly Option<int?> KeepDays = new("--keep-days") { Description = "Make it one of a series, and when it is completed delete those of that which are older.", HelpName = "DAYS" };
    static readonly Option<bool> NoWait = new("--no-wait") { Description = "Do not wait until AWS has copied it. Its content is that of now all the same." };

    public static Command Build()
    {
        var command = new Command("backup", "Take a backup of the cluster's database: a snapshot of the MongoDB node's volume. Nothing is stopped.") { Keep, KeepDays, NoWait };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        var retention = new Retention(AtLeastOne(parsed, Keep), AtLeastOne(parsed, KeepDays));
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        var taking = new BackupTaking(aws, session.Progress);
        var backup = await taking.Take(target.Name!, retention, wait: !parsed.GetValue(NoWait), session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(new BackupDocument(backup, taking.Notes));
        else Page.OnOutput().Write(BackupText.Taken(backup, taking.Notes));
        return ExitCode.Done;
    }

    static int? AtLeastOne(ParseResult parsed, Option<int?> option) => parsed.GetValue(option) is not { } value ? null : value >= 1 ? value
        : throw new AmsException("AmsBadArguments", $"{option.Name} {value} would keep nothing.", "Say 1 or more, or leave it out: then nothing is deleted.");
}
