using System.Collections;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>Instance types, by family. Before anything is typed, those that Ant Media's guide and its successors name.</summary>
public sealed class InstanceTypeCompleter : LookupCompleter
{
    const string Usual = "c5.*,c6i.*,c7i.*,m5.*,m6i.*,m7i.*";

    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.InstanceTypes(aws, scope.Split(','), stop);

    private protected override string Scope(string word, IDictionary bound) => word switch
    {
        "" => Usual,
        _ when word.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 => $"{word[..dot]}.*",
        _ => $"{word}*",
    };
}
