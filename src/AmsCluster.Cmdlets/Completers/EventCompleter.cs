using System.Collections;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The scaling events of the cluster that is named before.</summary>
public sealed class EventCompleter : LookupCompleter
{
    private protected override string Scope(string word, IDictionary bound) => (bound["ClusterName"] ?? bound["Name"] ?? bound["Cluster"])?.ToString() ?? "";

    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Events(aws, scope, stop);
}
