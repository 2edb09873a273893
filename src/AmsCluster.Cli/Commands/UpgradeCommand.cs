using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Execution;

namespace AmsCluster.Cli.Commands;

/// <summary>Brings the nodes of a cluster to another image, or back to the one before.</summary>
internal static class UpgradeCommand
{
    static readonly UpgradeOptions Usual = new();

    static readonly Option<string?> Image = new("--image") { Description = "The new image (ami-…). Without it that of the spec file, else the newest of AWS Marketplace.", HelpName = "ID" };
    static readonly Option<bool> Rollback = new("--rollback") { Description = "Go back to the image before: of an upgrade that is under way, else of the last one." };
    static readonly Option<UpgradeStrategy> Strategy = new("--strategy") { Description = "Rolling: without an outage. AllAtOnce: for versions that cannot be mixed; all nodes end before the new ones start.", HelpName = "Rolling|AllAtOnce" };
    static readonly Option<int> MaxHealthy = Number("--max-healthy", "PERCENT", Usual.MaxHealthyPercentage, "How many nodes a group may have meanwhile, 101 to 200 % of what it shall have. More is faster, and costs more for that time.");
    static readonly Option<int> Bake = Number("--bake", "MINUTES", Usual.BakeMinutes, "How long AWS waits after a group's last node before it calls the group done, 0 to 2880.");
    static readonly Option<int?> Warmup = new("--warmup") { Description = "How long AWS waits after each new node, 0 to 21600. Without it the group's health check grace period.", HelpName = "SECONDS" };
    static readonly Option<int> Drain = Number("--drain", "MINUTES", Usual.DrainMinutes, "Leave origins with live streams alone for so long at most, 0 to 55.");
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show what would be done. Nothing is written." };

    public static Command Build()
    {
        var command = new Command("upgrade", "Bring the nodes to another image without an outage, or back to the one before. What was cut short is gone on with.")
        {
            Image, Rollback, Strategy, MaxHealthy, Bake, Warmup, Drain, DryRun,
        };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var (target, look) = (Target.Require(parsed), parsed.GetValue(DryRun));
        if (!look) Confirmation.RequireSomebody(session);
        var engine = session.Engine(session.Connect(session.Globals.Settings(target.Spec)));
        var work = await engine.PrepareUpgrade(target.Name!, Options(parsed), target.Spec, session.Stop);
        await session.Progress.Rest();
        if (look) return Look(work.Upgrade, session);
        if (work.Upgrade.Plan.IsBlocked) throw new BlockedException(work.Upgrade.Plan);
        if (!work.IsDone && !await Confirmation.Upgrade(session, work.Upgrade)) return Confirmation.Refused(session);
        var cluster = work.IsDone ? null : await engine.Upgrade(work, session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(UpgradeDocument.Of(work.Upgrade, session, done: true));
        else Page.OnOutput().Write([.. cluster is null ? [] : ClusterText.Tree(cluster), .. UpgradeText.Done(work.Upgrade, target.Spec)]);
        return ExitCode.Done;
    }

    static int Look(Upgrade upgrade, Session session)
    {
        var problem = upgrade.Plan.IsBlocked ? Problem.Of(new BlockedException(upgrade.Plan), stopping: false) : null;
        if (session.Globals.Json) Document.Write(UpgradeDocument.Of(upgrade, session, done: false, problem));
        else Page.OnOutput().Write(UpgradeText.Of(upgrade));
        return problem?.Exit ?? ExitCode.Done;
    }

    static UpgradeOptions Options(ParseResult parsed) => new()
    {
        ImageId = parsed.GetValue(Image),
        Rollback = parsed.GetValue(Rollback),
        Strategy = parsed.GetValue(Strategy),
        MaxHealthyPercentage = parsed.GetValue(MaxHealthy),
        BakeMinutes = parsed.GetValue(Bake),
        WarmupSeconds = parsed.GetValue(Warmup),
        DrainMinutes = parsed.GetValue(Drain),
    };

    static Option<int> Number(string name, string unit, int usual, string description) => new(name) { Description = description, HelpName = unit, DefaultValueFactory = _ => usual };
}
