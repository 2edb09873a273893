using System.Collections;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The Availability Zones of the VPC at hand; the tooltip names the subnets.</summary>
public sealed class ZoneCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Zones(aws, scope is "" ? null : scope, stop);

    private protected override string Scope(string word, IDictionary bound) => bound["VpcId"]?.ToString() ?? "";
}
