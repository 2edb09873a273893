using System.Management.Automation;
using AmsCluster.Backups;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deletes backups of databases.</summary>
[Cmdlet(VerbsCommon.Remove, "AmsDatabaseBackup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAmsDatabaseBackup : AmsCmdlet
{
    /// <summary>The backups' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BackupId")]
    [ArgumentCompleter(typeof(BackupCompleter))]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string[] SnapshotId { get; set; } = [];

    private protected override async Task Work(PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var list = new BackupList(aws);
        foreach (var id in SnapshotId)
        {
            try
            {
                var backup = (await list.Find(null, [id], Stop))[0];
                if (await host.Should($"Delete backup {id} of cluster {backup.ClusterName}, {backup.StartTime.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")) await list.Delete(backup, Stop);
            }
            catch (AmsException e)
            {
                host.Error(e, id);
            }
        }
    }
}
