using System.CommandLine;
using AmsCluster.Adopting;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Takes over a cluster that was made by hand.</summary>
internal static class AdoptCommand
{
    static readonly Argument<string> Name = new("name") { Description = "The name that the cluster shall have." };
    static readonly Option<string?> LoadBalancer = Hint("--load-balancer", "NAME", "Its load balancer, by name or ARN.");
    static readonly Option<string?> OriginGroup = Hint("--origin-group", "NAME", "The auto scaling group of its origins.");
    static readonly Option<string?> EdgeGroup = Hint("--edge-group", "NAME", "The auto scaling group of its edges.");
    static readonly Option<string?> MongoInstance = Hint("--mongo-instance", "ID", "The instance that MongoDB runs on, by id or Name tag.");
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show what was found. Nothing is written." };

    public static Command Build()
    {
        var command = new Command("adopt", "Take over a cluster that was made by hand: find it, show it, and after a question tag it. Nothing that runs is changed.")
        {
            Name, LoadBalancer, OriginGroup, EdgeGroup, MongoInstance, DryRun,
        };
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var look = parsed.GetValue(DryRun);
        if (!look) Confirmation.RequireSomebody(session);
        var engine = session.Engine(session.Connect(session.Globals.Settings(null)));
        var hints = new AdoptionHints
        {
            LoadBalancer = parsed.GetValue(LoadBalancer),
            OriginGroup = parsed.GetValue(OriginGroup),
            EdgeGroup = parsed.GetValue(EdgeGroup),
            MongoInstance = parsed.GetValue(MongoInstance),
        };
        var work = await engine.PrepareAdoption(parsed.GetValue(Name)!, hints, session.Stop);
        await session.Progress.Rest();
        if (look) return Look(work, session);
        if (work.Adoption.IsBlocked && !session.Globals.Json) Page.OnError().Write(AdoptionText.Parts(work.Adoption));
        if (!work.Adoption.IsBlocked && !work.IsDone && !await Confirmation.Adopt(session, work.Adoption)) return Confirmation.Refused(session);
        var cluster = await engine.Adopt(work, session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(AdoptionDocument.Of(work.Adoption, session, adopted: true));
        else Page.OnOutput().Write([.. ClusterText.Tree(cluster), .. AdoptionText.Done(work)]);
        return ExitCode.Done;
    }

    static int Look(AdoptionWork work, Session session)
    {
        var problem = work.Adoption.IsBlocked ? Problem.Of(new BlockedException(new(work.Adoption.ClusterName, work.Adoption.Region, [], work.Adoption.Findings)), stopping: false) : null;
        if (session.Globals.Json) Document.Write(AdoptionDocument.Of(work.Adoption, session, adopted: work.IsDone, problem));
        else Page.OnOutput().Write(AdoptionText.Of(work.Adoption));
        return problem?.Exit ?? ExitCode.Done;
    }

    static Option<string?> Hint(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}
