namespace AmsCluster.Resources;

/// <summary>The instance profile that the nodes use: the cluster's, or an existing one of the user's own.</summary>
/// <param name="Name">The name of the profile.</param>
/// <param name="IsGiven">Whether it is the user's own (<c>access.instanceProfile</c>).</param>
/// <param name="Rights">What the role in the profile must allow.</param>
/// <param name="Resources">The cluster's own profile and the role in it. With a given profile they are only deleted.</param>
internal sealed record NodeProfile(string Name, bool IsGiven, RolePolicy Rights, IReadOnlyList<Resource> Resources);
