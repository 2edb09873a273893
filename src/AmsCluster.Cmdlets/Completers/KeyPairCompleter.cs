using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The EC2 key pairs of the Region.</summary>
public sealed class KeyPairCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.KeyPairs(aws, stop);
}
