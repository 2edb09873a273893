namespace AmsCluster.Spec.Rules;

/// <summary>The partitions of AWS, the second field of every ARN.</summary>
internal static class Partitions
{
    // What a partition's Regions start with. All others are in `aws`.
    private static readonly (string Prefix, string Partition)[] Known =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("eusc-", "aws-eusc"),
        ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"), ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"),
    ];

    /// <summary>The partition of a Region.</summary>
    public static string Of(string region) =>
        Array.Find(Known, p => region.StartsWith(p.Prefix, StringComparison.Ordinal)).Partition ?? "aws";
}
