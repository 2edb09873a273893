using AmsCluster.Aws.Troubles;

namespace AmsCluster.Aws;

/// <summary>What to do about an error of AWS, in a call or in a scaling activity.</summary>
internal static class AwsAdvice
{
    // The first that fits counts: what the account cannot do at all comes before who may do it.
    private static readonly Trouble[] All = [.. AccountTroubles.Rows, .. AccessTroubles.Rows, .. LaunchTroubles.Rows, .. ResourceTroubles.Rows, .. WayTroubles.Rows];

    /// <summary>What a refusal means and what to do; empty where AWS's own words have to do.</summary>
    public static string For(AwsRefusal refusal) => Array.Find(All, t => t.Is(refusal))?.For(refusal) ?? "";
}
