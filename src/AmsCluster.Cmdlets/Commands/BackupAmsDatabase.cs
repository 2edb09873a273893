using System.Management.Automation;
using AmsCluster.Backups;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Takes a backup of a cluster's database.</summary>
[Cmdlet(VerbsData.Backup, "AmsDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DatabaseBackup))]
public sealed class BackupAmsDatabase : ClusterCmdlet
{
    /// <summary>Make it one of a series, of which the newest so many are kept when it is completed.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Keep { get; set; }

    /// <summary>Make it one of a series, of which those older than so many days are deleted when it is completed.</summary>
    [Parameter]
    [ValidateRange(1, 36500)]
    public int KeepDays { get; set; }

    /// <summary>Do not wait until AWS has copied it.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        if (!await host.Should($"Take a backup of the database of cluster {name} in {aws.Region}")) return;
        host.Subject = name;
        var taking = new BackupTaking(aws, host);
        var retention = new Retention(IsTyped(nameof(Keep)) ? Keep : null, IsTyped(nameof(KeepDays)) ? KeepDays : null);
        var backup = await taking.Take(name, retention, wait: !NoWait, Stop);
        foreach (var note in taking.Notes) host.Verbose(note);
        if (backup.Kind is BackupKind.Running) host.Warn(taking.Notes[0]);
        host.Write(backup.Along(reach));
        host.Rest();
    }
}
