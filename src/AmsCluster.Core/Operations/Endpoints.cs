namespace AmsCluster.Operations;

/// <summary>Where a cluster is reached.</summary>
internal static class Endpoints
{
    /// <summary>The addresses; none as long as the load balancer has no name.</summary>
    public static IReadOnlyList<Endpoint> Of(ClusterSpec spec, string? balancer, string? rtmpBalancer)
    {
        if (balancer is null) return [];

        // A certificate is for its domain: with another name before it browsers would refuse the connection.
        var (secure, host) = (spec.LoadBalancer.Certificate is not null, spec.LoadBalancer.Domain ?? balancer);
        List<Endpoint> endpoints =
        [
            new("publish", secure ? $"https://{host}/" : $"http://{host}/"),
            new("play", secure ? $"https://{host}:5443/" : $"http://{host}:5080/"),
            new("panel", secure ? $"https://{host}/" : $"http://{host}/"),
            new("load balancer", balancer),
        ];
        if (rtmpBalancer is null) return endpoints;
        return [.. endpoints, new("rtmp", $"rtmp://{rtmpBalancer}:1935/"), new("srt", $"srt://{rtmpBalancer}:4200")];
    }
}
