namespace AmsCluster;

/// <summary>An address of a cluster.</summary>
/// <param name="Purpose">What it is for: <c>publish</c>, <c>play</c>, <c>panel</c>, <c>rtmp</c>, <c>srt</c>, or <c>load balancer</c> for the name that a CNAME points to.</param>
/// <param name="Url">The address.</param>
public sealed record Endpoint(string Purpose, string Url)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Purpose} {Url}";
}
