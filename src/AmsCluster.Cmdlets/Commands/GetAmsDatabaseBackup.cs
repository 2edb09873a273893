using System.Management.Automation;
using AmsCluster.Backups;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads the backups of clusters' databases, newest first, also those of clusters that are gone.</summary>
[Cmdlet(VerbsCommon.Get, "AmsDatabaseBackup")]
[OutputType(typeof(DatabaseBackup))]
public sealed class GetAmsDatabaseBackup : AmsCmdlet
{
    /// <summary>The clusters' names, with wildcards; none for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [TextOnly]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ClusterName { get; set; } = [];

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var all = await new BackupList(aws).Read(null, Stop);
        host.WriteAll(all.Where(b => ClusterName.Length == 0 || ClusterName.Any(p => new WildcardPattern(p, WildcardOptions.IgnoreCase).IsMatch(b.ClusterName))).Select(b => b.Along(reach)));
    }
}
