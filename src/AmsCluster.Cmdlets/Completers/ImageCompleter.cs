using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The publisher's images, the newest first. Nobody knows an id by heart: the version may be typed in its place.</summary>
public sealed class ImageCompleter : LookupCompleter
{
    private protected override Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop) => Lookups.Images(aws, stop);

    private protected override bool Matches(Lookup value, string word) => base.Matches(value, word) || value.Tooltip.Contains(word, StringComparison.OrdinalIgnoreCase);
}
