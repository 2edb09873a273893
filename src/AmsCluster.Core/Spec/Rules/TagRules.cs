namespace AmsCluster.Spec.Rules;

/// <summary>The user's own tags. What is refused here, AWS would refuse half-way through, and by another service each time.</summary>
internal static class TagRules
{
    // AWS puts 50 on a resource; the rest is for those that say whose it is.
    private const int Most = 40;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    // The signs that Elastic Load Balancing takes, the strictest of the services that get the tags.
    private const string Signs = @"[\p{L}\p{N} _.:/=+@-]*";

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        if (spec.Tags.Count > Most)
            yield return ("tags", $"tags must be {Most} at most, not {spec.Tags.Count}");

        // IAM compares keys without regard to case.
        foreach (var twice in spec.Tags.Keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return ("tags", $"tags have {string.Join(" and ", twice.Select(Shown.Value))}, which are the same key for IAM: leave one out");
        foreach (var (key, value) in spec.Tags)
        {
            if ((KeyFault(key) ?? ValueFault(key, value)) is { } fault)
                yield return ($"tags.{key}", fault);
        }
    }

    private static string? KeyFault(string key)
    {
        if (key.Length is 0 or > LongestKey)
            return $"the tag key {Shown.Value(key)} must have 1 to {LongestKey} characters";
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("amscluster:", StringComparison.OrdinalIgnoreCase))
            return $"the tag key {Shown.Value(key)} begins with a prefix that is reserved: aws: and amscluster: are not the user's";
        if (key.Equals("Name", StringComparison.OrdinalIgnoreCase))
            return "the tag Name is set by AmsCluster on each resource (for example live-origin)";
        return Patterns.Is(key, Signs) ? null : $"the tag key {Shown.Value(key)} must hold only letters, digits, spaces and _ . : / = + - @";
    }

    private static string? ValueFault(string key, string value)
    {
        if (value.Length > LongestValue)
            return $"the value of the tag {Shown.Value(key)} must have {LongestValue} characters at most, not {value.Length}";
        if (value.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            return $"the value of the tag {Shown.Value(key)} begins with aws:, which Elastic Load Balancing keeps for AWS";
        return Patterns.Is(value, Signs) ? null : $"the value of the tag {Shown.Value(key)} must hold only letters, digits, spaces and _ . : / = + - @";
    }
}
