using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>The tags by which everything of a cluster is known as its own.</summary>
internal sealed record Ownership(string Cluster, IReadOnlyDictionary<string, string> UserTags)
{
    /// <summary>The tag whose value is the cluster's name. Nothing without it is changed or deleted.</summary>
    public const string ClusterTag = "amscluster:cluster";

    /// <summary>The tag that tells what an instance is for.</summary>
    public const string RoleTag = "amscluster:role";

    /// <summary>All tags of one thing, sorted by key.</summary>
    public IReadOnlyList<Tag> Tags(string name, params IEnumerable<Tag> more) =>
        [.. UserTags.Select(t => new Tag(t.Key, t.Value)).Append(new("Name", name)).Append(new(ClusterTag, Cluster)).Concat(more).OrderBy(t => t.Key, StringComparer.Ordinal)];
}
