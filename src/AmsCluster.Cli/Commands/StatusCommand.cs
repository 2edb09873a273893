using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Shows how a cluster is, or which there are.</summary>
internal static class StatusCommand
{
    public static Command Build()
    {
        var command = new Command("status", "Show how a cluster is. Without a name: the clusters of the Region, with a line of health each.");
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Find(parsed);
        var aws = session.Connect(session.Globals.Settings(target?.Spec));
        return target is null ? All(session.Engine(aws), aws.Region, session) : One(session.Engine(aws), target.Name!, session);
    }

    static async Task<int> One(ClusterEngine engine, string name, Session session)
    {
        var cluster = await engine.Status(name, session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(cluster);
        else Page.OnOutput().Write(ClusterText.Tree(cluster));
        return ExitCode.Done;
    }

    static async Task<int> All(ClusterEngine engine, string region, Session session)
    {
        var clusters = await Task.WhenAll((await engine.List(session.Stop)).Select(name => Row(engine, name, region, session.Stop)));
        await session.Progress.Rest();
        if (session.Globals.Json)
        {
            Document.Write(new ListDocument(region, clusters));
            return ExitCode.Done;
        }

        var width = clusters.Select(c => c.Name.Length).DefaultIfEmpty(0).Max();
        var page = Page.OnOutput();
        if (clusters.Length == 0) page.Write($"There are no clusters in {region}.");
        page.Write(clusters.Select(c => ClusterText.Row(c, width)));
        return ExitCode.Done;
    }

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
