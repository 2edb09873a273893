using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The names of the clusters that are there.</summary>
public sealed class ClusterCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Clusters(aws, stop);
}
