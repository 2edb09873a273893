using AmsCluster.Aws.Troubles;

namespace AmsCluster.Aws;

/// <summary>What to do about an error of AWS, in a call or in a scaling activity.</summary>
internal static class AwsAdvice
{
    /// <summary>
    /// The rows. The first that fits counts: what the account cannot do at all comes before who may do it.
    /// </summary>
    public static IReadOnlyList<Trouble> Table { get; } =
    [
        .. AccountTroubles.Rows, .. AccessTroubles.Rows, .. LaunchTroubles.Rows, .. ResourceTroubles.Rows, .. WayTroubles.Rows,
    ];

    /// <summary>What a refusal means and what to do; empty where AWS's own words have to do.</summary>
    public static string For(AwsRefusal refusal) => Table.FirstOrDefault(t => t.Is(refusal))?.For(refusal) ?? "";
}
