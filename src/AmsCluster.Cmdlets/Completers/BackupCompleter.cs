using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The backups that are there, newest first.</summary>
public sealed class BackupCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Backups(aws, stop);
}
