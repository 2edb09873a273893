namespace AmsCluster;

/// <summary>Something that somebody made by hand, and what it is in the cluster.</summary>
/// <param name="Kind">The kind of thing in AWS's words, for example <c>auto scaling group</c>.</param>
/// <param name="Role">What it is for: <c>origin</c>, <c>edge</c>, <c>mongo</c>, <c>load balancer</c>.</param>
/// <param name="Name">Its name in AWS; null for what was not found.</param>
/// <param name="Id">AWS's id or ARN; null for what was not found.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Because">What it was found by.</param>
public sealed record AdoptedPart(string Kind, string Role, string? Name, string? Id, Certainty Certainty, string Because);
