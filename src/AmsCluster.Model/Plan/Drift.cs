namespace AmsCluster;

/// <summary>One field of a cluster that is not in AWS as its spec says.</summary>
/// <param name="ClusterName">The cluster's name.</param>
/// <param name="Kind">The kind of thing in AWS's words, for example <c>auto scaling group</c>.</param>
/// <param name="Name">Its name, for example <c>live-edge</c>.</param>
/// <param name="Id">AWS's id or ARN; null for what is not there.</param>
/// <param name="Field">The field, for example <c>max size</c>; <see cref="Exists"/> for a thing that is missing, or is there and shall not be.</param>
/// <param name="Expected">What the spec makes of it; null for nothing. Of sets, such as rules and tags, only what is lacking.</param>
/// <param name="Actual">What AWS has; null for nothing. Of sets only what is too much. A secret is never shown.</param>
public sealed record Drift(string ClusterName, string Kind, string Name, string? Id, string Field, string? Expected, string? Actual)
{
    /// <summary>The field of a thing that is missing, or is there and shall not be: <c>yes</c> or <c>no</c>.</summary>
    public const string Exists = "exists";
}
