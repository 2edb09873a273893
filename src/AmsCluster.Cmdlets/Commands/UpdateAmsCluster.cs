using System.Management.Automation;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Brings the nodes of clusters to another image without an outage, or back to the one before.</summary>
[Cmdlet(VerbsData.Update, "AmsCluster", DefaultParameterSetName = Forward, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Cluster))]
public sealed class UpdateAmsCluster : WholeClusterCmdlet
{
    const string Forward = "Image";
    const string Back = "Rollback";

    /// <summary>The new image (<c>ami-…</c>); without it the newest AMS Enterprise image of AWS Marketplace.</summary>
    [Parameter(ParameterSetName = Forward)]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string? ImageId { get; set; }

    /// <summary>Go back to the image before: of an upgrade that is under way, else of the last one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Back)]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Rolling, without an outage, or AllAtOnce, for versions that cannot be mixed.</summary>
    [Parameter]
    public UpgradeStrategy Strategy { get; set; }

    /// <summary>How many nodes a group may have meanwhile, in per cent of what it shall have.</summary>
    [Parameter]
    [ValidateRange(101, 200)]
    public int MaxHealthyPercentage { get; set; } = 110;

    /// <summary>How long AWS waits after a group's last node before it calls the group done, in minutes.</summary>
    [Parameter]
    [ValidateRange(0, 2880)]
    public int BakeMinutes { get; set; }

    /// <summary>How long AWS waits after each new node, in seconds; without it the group's health check grace period.</summary>
    [Parameter]
    [ValidateRange(0, 21600)]
    public int? WarmupSeconds { get; set; }

    /// <summary>How long origins with live streams are left alone at most, in minutes.</summary>
    [Parameter]
    [ValidateRange(0, 55)]
    public int DrainMinutes { get; set; }

    /// <summary>Give out the upgraded cluster.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Fate => "upgraded";

    private protected override string ForAPart => "The nodes of both groups go to the same version.";

    private protected override async Task Whole(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        host.Subject = name;
        var work = await engine.PrepareUpgrade(name, Options, Stop);
        foreach (var finding in work.Upgrade.Findings.Where(f => f.Level is FindingLevel.Warning)) host.Warn($"{finding.Message} {finding.Advice}");
        if (work.Upgrade.Plan.IsBlocked) throw new BlockedException(work.Upgrade.Plan);
        host.Verbose($"from {work.Upgrade.From} to {work.Upgrade.To}");
        if (work.IsDone) host.Announce($"No changes. All nodes of {name} run {work.Upgrade.To} already.");
        if (work.IsDone || await host.ShouldApply(work.Upgrade.Plan, "Upgrade") is Outcome.Done)
        {
            var cluster = await engine.Upgrade(work, Stop);
            if (PassThru) host.Write(cluster.Along(reach));
        }

        host.Rest();
    }

    UpgradeOptions Options => new()
    {
        ImageId = ImageId,
        Rollback = Rollback,
        Strategy = Strategy,
        MaxHealthyPercentage = MaxHealthyPercentage,
        BakeMinutes = BakeMinutes,
        WarmupSeconds = WarmupSeconds,
        DrainMinutes = DrainMinutes,
    };
}
