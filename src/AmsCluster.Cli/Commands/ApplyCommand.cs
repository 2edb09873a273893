using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Makes a cluster what its spec says.</summary>
internal static class ApplyCommand
{
    static readonly Option<bool> NoWait = new("--no-wait") { Description = "Do not wait until the nodes serve." };

    static readonly Option<int> Timeout = new("--timeout")
    {
        Description = "How long to wait until the nodes serve.",
        HelpName = "MINUTES",
        DefaultValueFactory = _ => (int)Patience.Default.Ready.TotalMinutes,
    };

    public static Command Build()
    {
        var command = new Command("apply", "Make the cluster what its spec says: create, change and delete what differs, then wait until it serves.") { NoWait, Timeout };
        Timeout.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var minutes) || minutes is < 1 or > 1440))
                result.AddError($"--timeout must be a number of minutes from 1 to 1440, not {result.Tokens[0].Value}.");
        });
        Target.AddTo(command);
        SavedPlan.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        var saved = SavedPlan.Find(parsed);
        if (saved is null) Confirmation.RequireSomebody(session);
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        var engine = session.Engine(aws, Patience.Default with { Ready = TimeSpan.FromMinutes(parsed.GetValue(Timeout)) });
        var work = await engine.Prepare(await target.Wanted(engine, aws.Region, session.Stop), session.Stop);
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        saved?.Require(work);
        // Where nothing is to be done nothing is waited for either: how the cluster is, status tells.
        Cluster? cluster = null;
        if (!work.IsDone)
        {
            await session.Progress.Rest();
            if (saved is null && !await Confirmation.Apply(session, work)) return Confirmation.Refused(session);
            cluster = await Serving(engine, work, session, wait: !parsed.GetValue(NoWait));
        }

        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(PlanDocument.Of(work, session, done: true) with { FirstLogin = cluster?.FirstLogin });
        else Show(work, cluster, session);
        return ExitCode.Done;
    }

    static async Task<Cluster> Serving(ClusterEngine engine, Work work, Session session, bool wait)
    {
        try
        {
            return await engine.ApplyAndLook(work, wait, session.Stop);
        }
        catch (OperationCanceledException) when (session.Stop.IsCancellationRequested)
        {
            throw new AmsException("AmsStopped", $"Stopped waiting for {work.Plan.Cluster} to serve. All changes are made.",
                $"See how it comes up with: amscluster status {work.Plan.Cluster} --region {work.Plan.Region}");
        }
    }

    static void Show(Work work, Cluster? cluster, Session session)
    {
        var page = Page.OnOutput();
        if (cluster is not null) page.Write(ClusterText.Tree(cluster));
        if (cluster?.FirstLogin is { } login) page.Write(FirstLoginText.Of(login, isTerminal: !Console.IsOutputRedirected));
        page.Write(Result.Lines(work, session));
    }
}
