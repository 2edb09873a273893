namespace AmsCluster;

/// <summary>An address of a cluster.</summary>
/// <param name="Purpose">
/// What it is for: <c>publish</c> and <c>play</c> for the pages of an application, <c>webrtc publish</c> and <c>webrtc play</c> for its WebSocket, <c>hls</c>,
/// <c>panel</c>, <c>rtmp</c>, <c>srt</c>, or <c>load balancer</c> for the name that a CNAME points to.
/// </param>
/// <param name="Url">The address.</param>
public sealed record Endpoint(string Purpose, string Url)
{
    /// <summary>What comes after it, with the query string that leads to the right group: <c>{app}</c> stands for an application, <c>{id}</c> for a stream's id.</summary>
    public string? Path { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Purpose} {Url}{Path}";
}
