using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The issued certificates. Nobody knows an ARN by heart: the domain may be typed in its place.</summary>
public sealed class CertificateCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Certificates(aws, stop);

    private protected override bool Matches(Lookup value, string word) => base.Matches(value, word) || value.Tooltip.Contains(word, StringComparison.OrdinalIgnoreCase);
}
