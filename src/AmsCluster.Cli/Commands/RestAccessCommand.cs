using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;
using AmsCluster.Panel;

namespace AmsCluster.Cli.Commands;

/// <summary>Shows who reaches the REST APIs of a cluster's applications, or changes it.</summary>
internal static class RestAccessCommand
{
    static readonly Option<string[]> App = new("--app") { Description = "The application, or several by * and ?. May be given several times. Needed with --from.", HelpName = "NAME" };

    static readonly Option<string[]> From = new("--from")
    {
        Description = $"Let these blocks of addresses in, and no others, beside the nodes and the VPC; several with commas. 127.0.0.1/32 lets nobody in from outside, {RestSources.Anywhere} everybody.",
        HelpName = "CIDR",
    };

    public static Command Build()
    {
        var command = new Command("rest-access", "Show which addresses reach the REST APIs of the applications, or say which shall. AMS lets in the node itself alone, until it is told.") { App, From };
        Target.AddTo(command);
        AmsOptions.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var (target, apps) = (Target.Require(parsed), parsed.GetValue(App) ?? []);
        var from = parsed.GetValue(From) is { Length: > 0 } typed ? RestSources.Parse("--from", typed) : null;
        if (from is not null)
        {
            if (apps.Length == 0) throw new AmsException("AmsBadArguments", "--from is given, but no application.", "Say which: --app NAME, or for all of them: --app '*'.");
            Confirmation.RequireSomebody(session);
        }

        var access = new PanelAccess { ConnectTo = AmsOptions.ConnectTo(parsed), Login = await AmsOptions.Login(parsed, session) };
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        using var door = await RestDoor.Open(aws, target.Name!, access, session.Stop);
        session.Warn(door.InClear);
        var found = await door.Read(apps, session.Stop);
        if (from is not null)
        {
            var engine = session.Engine(aws);
            if (await Change(door, engine, target.Name!, found, from, session) is not { } changed) return Confirmation.Refused(session);
            found = changed;
        }

        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(new RestAccessDocument(target.Name!, aws.Region, found, session.Calls, (long)session.Elapsed.TotalMilliseconds));
        else Page.OnOutput().Write(RestAccessText.Of(target.Name!, found));
        return ExitCode.Done;
    }

    // Null where it is not wanted.
    static async Task<IReadOnlyList<RestAccess>?> Change(RestDoor door, ClusterEngine engine, string name, IReadOnlyList<RestAccess> found, RestSources from, Session session)
    {
        door.RequirePrivate();
        var change = await RestChange.Prepare(door, engine, name, found, from, session.Stop);
        await session.Progress.Rest();
        if (!await Confirmation.May(session, string.Join(Environment.NewLine, change.Sentences))) return null;
        try
        {
            await change.AtLoadBalancer(session.Stop);
            foreach (var app in found) await change.InAms(app.App, session.Stop);
        }
        catch (Exception) when (change.Done.Count > 0)
        {
            session.Progress.Note($"Changed before it stopped: {string.Join(", ", change.Done)}.");
            throw;
        }

        if (change.Reminder is { } reminder) session.Progress.Note(reminder);
        return change.Done;
    }
}
