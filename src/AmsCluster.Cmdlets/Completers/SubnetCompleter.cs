using System.Collections;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The subnets of the VPC at hand, with their names, zones and blocks.</summary>
public sealed class SubnetCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Subnets(aws, scope is "" ? null : scope, stop);

    private protected override string Scope(string word, IDictionary bound) => bound["VpcId"]?.ToString() ?? "";
}
