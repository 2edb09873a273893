using System.CommandLine;
using AmsCluster.Ams;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Mongo;
using AmsCluster.Operations;
using AmsCluster.Panel;

namespace AmsCluster.Cli.Commands;

/// <summary>Shows how a cluster is, or which there are.</summary>
internal static class StatusCommand
{
    static readonly Option<bool> Detailed = new("--detailed-exitcode") { Description = "End with 2 when something is not healthy." };

    static readonly Option<bool> AwsOnly = new("--aws-only") { Description = "Do not ask AMS." };

    static readonly Option<bool> Direct = new("--direct")
    {
        Description = "Connect to the database from this machine, and read the node list and the streams there. AMS is not asked.",
    };

    public static Command Build()
    {
        var command = new Command("status", "Show how a cluster is. Without a name: the clusters of the Region, with a line of health each.") { Watching.Option, Detailed, AwsOnly, Direct };
        Target.AddTo(command);
        AmsOptions.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Find(parsed);
        var (awsOnly, direct, leads) = (parsed.GetValue(AwsOnly), parsed.GetValue(Direct), AmsOptions.ConnectTo(parsed));
        if (direct) DatabaseLook.RequireAlone(awsOnly, AmsOptions.HasLogin(parsed));
        using var panel = awsOnly || direct || target is null ? null : new PanelLook(new() { ConnectTo = leads, Login = await AmsOptions.Login(parsed, session) });
        var aws = session.Connect(session.Globals.Settings(target?.Spec));
        var engine = session.Engine(aws);
        Task<Sight> Look(CancellationToken stop)
        {
            if (target is null) return All(engine, aws.Region, stop);
            return direct ? Directly(engine, target.Name!, leads, stop) : One(engine, target.Name!, panel, stop);
        }

        if (parsed.GetValue(Watching.Option) is { } seconds) return await new Watching(session, TimeSpan.FromSeconds(seconds), Look).Run();

        var sight = await Look(session.Stop);
        if (panel?.HasLogin is true && sight is Sight.One { Cluster: { Ams.IsReached: true } shown }) session.Warn(ClearLogin.Warning(shown.Name, shown.Ams.Url));
        await session.Progress.Rest();
        if (session.Globals.Json) sight.Write(oneLine: false);
        else Page.OnOutput().Write(sight.Lines(Terminal.Width));
        return parsed.GetValue(Detailed) && !sight.IsHealthy ? ExitCode.Changes : ExitCode.Done;
    }

    static async Task<Sight> One(ClusterEngine engine, string name, PanelLook? panel, CancellationToken stop) => new Sight.One(await engine.Look(name, panel, stop));

    static async Task<Sight> Directly(ClusterEngine engine, string name, IReadOnlyList<ConnectTo> leads, CancellationToken stop) =>
        new Sight.One(await engine.LookDirectly(name, leads, stop));

    static async Task<Sight> All(ClusterEngine engine, string region, CancellationToken stop) =>
        new Sight.All(region, await Task.WhenAll((await engine.List(stop)).Select(name => Row(engine, name, region, stop))));

    // One cluster that cannot be read must not hide the others.
    static async Task<Cluster> Row(ClusterEngine engine, string name, string region, CancellationToken stop)
    {
        try
        {
            return await engine.Status(name, stop);
        }
        catch (AmsException e)
        {
            return new() { Name = name, Region = region, Health = Health.Incomplete, Problems = [e.Message] };
        }
    }
}
