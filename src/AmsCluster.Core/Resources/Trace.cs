using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// Whether AWS has anything of the cluster at all. Most things are only looked for then: nothing is made before the record
/// and the security groups are, so that where there are none of them a first deployment has nothing else to find.
/// </summary>
internal static class Trace
{
    public static Task<bool> IsThere(Reader reader) => reader.Once("trace", async () =>
    {
        if (reader.LooksEverywhere || (await reader.Record).Parameters.Count > 0) return true;
        var tag = new Tag(Ownership.ClusterTag, reader.Cluster);
        return (await SecurityGroup.All(reader)).Any(g => g.Tags.Has(tag));
    });

    /// <summary>
    /// Whether tags in IAM are the cluster's although nothing else of it exists. A role or profile that was just deleted
    /// is still reported for a while (IAM User Guide, "Changes that I make are not always immediately visible"), so it
    /// counts as deleted.
    /// </summary>
    public static async Task<bool> IsStale(Reader reader, IReadOnlyList<Tag> tags) =>
        tags.Contains(new Tag(Ownership.ClusterTag, reader.Cluster)) && !await IsThere(reader);
}
