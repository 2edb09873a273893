using System.Management.Automation;
using AmsCluster.Backups;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Restores a cluster's database from a backup.</summary>
[Cmdlet(VerbsData.Restore, "AmsDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DatabaseRestore))]
public sealed class RestoreAmsDatabase : ClusterCmdlet
{
    /// <summary>The backup, or the volume that an earlier restore has replaced. Without it what was begun, else the newest backup.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("From", "SnapshotId", "ReplacedVolumeId")]
    [ArgumentCompleter(typeof(BackupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? BackupId { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        host.Subject = name;
        var restoring = new DatabaseRestoring(aws, host);
        var work = await restoring.Prepare(name, BackupId, Stop);
        if (await host.Should(string.Join(Environment.NewLine, work.Sentences), name))
            host.Write((await restoring.Restore(work, Stop)).Along(reach));
        host.Rest();
    }
}
