namespace AmsCluster.Spec.Rules;

/// <summary>The names that a general purpose bucket may have (S3 User Guide, General purpose bucket naming rules).</summary>
internal static class BucketName
{
    // Reserved for internationalized names, S3's own tools, access points, and other kinds of buckets.
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    /// <summary>What is wrong with the name; null when nothing is.</summary>
    public static string? Fault(string name)
    {
        if (!Patterns.Is(name, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"))
            return "a bucket's name has 3 to 63 of a-z, 0-9, '.' and '-', and begins and ends with a letter or digit";
        if (name.Contains("..", StringComparison.Ordinal))
            return "a bucket's name has no two periods in a row";
        if (Patterns.Is(name, @"[0-9]{1,3}(\.[0-9]{1,3}){3}"))
            return "a bucket's name does not have the form of an IP address";
        if (Array.Find(ReservedPrefixes, p => name.StartsWith(p, StringComparison.Ordinal)) is { } prefix)
            return $"S3 reserves names that begin with {prefix}";
        return Array.Find(ReservedSuffixes, s => name.EndsWith(s, StringComparison.Ordinal)) is { } suffix
            ? $"S3 reserves names that end with {suffix}"
            : null;
    }
}
