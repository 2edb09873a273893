using System.Management.Automation;
using AmsCluster.Aws;
using AmsCluster.Backups;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Removes a cluster, whole or half made, with its database.</summary>
[Cmdlet(VerbsCommon.Remove, "AmsCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAmsCluster : WholeClusterCmdlet
{
    /// <summary>Take no last backup of the database.</summary>
    [Parameter]
    public SwitchParameter SkipBackup { get; set; }

    private protected override string Fate => "removed";

    private protected override string ForAPart => "Groups shrink with Set-AmsScalingGroup.";

    private protected override async Task Whole(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.PrepareRemoval(name, null, Stop);
        if (work.IsDone) throw NotThere(name, aws.Region);
        var withBackup = work.DeletesDatabase && !SkipBackup;
        await Deployment.Carry(engine, work, withBackup ? "Take a backup of the database, then remove" : "Remove", host, Stop, withBackup ? () => Backup(work, aws, host) : null);
        host.Rest();
    }

    async Task Backup(Work work, AwsConnection aws, PipelineHost host)
    {
        var taking = new BackupTaking(aws, host);
        var backup = await taking.TakeLast(work, Stop);
        foreach (var note in taking.Notes) host.Verbose(note);
        host.Warn($"Backup {backup.SnapshotId} of the database of {work.Plan.Cluster} stays. Look at it with: Get-AmsDatabaseBackup {work.Plan.Cluster}. To delete it: Remove-AmsDatabaseBackup {backup.SnapshotId}.");
    }
}
