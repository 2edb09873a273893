namespace AmsCluster.Aws.Sdk;

/// <summary>Tags of EC2 and Systems Manager from and to <see cref="Tag"/>, which compares by value.</summary>
internal static class SdkTags
{
    public static IReadOnlyList<Tag> AsTags(this IEnumerable<Ec2.Tag> tags) =>
        [.. tags.Select(t => new Tag(t.Key, t.Value))];

    public static IReadOnlyList<Tag> AsTags(this IEnumerable<Ssm.Tag> tags) =>
        [.. tags.Select(t => new Tag(t.Key, t.Value))];

    /// <summary>Whether a tag of that name and value is among them.</summary>
    public static bool Has(this IEnumerable<Ec2.Tag> tags, Tag tag) =>
        tags.Any(t => t.Key == tag.Key && t.Value == tag.Value);

    public static List<Ec2.Tag> ForEc2(this IEnumerable<Tag> tags) =>
        [.. tags.Select(t => new Ec2.Tag { Key = t.Key, Value = t.Value })];

    public static List<Ssm.Tag> ForSsm(this IEnumerable<Tag> tags) =>
        [.. tags.Select(t => new Ssm.Tag { Key = t.Key, Value = t.Value })];

    /// <summary>Tags that something gets in the call that makes it.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="types">What gets them, for example <c>instance</c>.</param>
    public static List<Ec2.TagSpecification> For(this IEnumerable<Tag> tags, params IEnumerable<string> types) =>
        [.. types.Select(type => new Ec2.TagSpecification { ResourceType = type, Tags = tags.ForEc2() })];
}
