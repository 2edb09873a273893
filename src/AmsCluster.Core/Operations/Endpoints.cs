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
        IReadOnlyList<Endpoint> endpoints = secure ? Secure(host) : Plain(host);
        endpoints = [.. endpoints, new("load balancer", balancer)];
        return rtmpBalancer is null ? endpoints
            : [.. endpoints, new("rtmp", $"rtmp://{rtmpBalancer}:1935/") { Path = "{app}/{id}" }, new("srt", $"srt://{rtmpBalancer}:4200") { Path = "?streamid={app}/{id}" }];
    }

    // Port 443 leads to the origins unless the query string says otherwise. AMS's own pages and SDKs say it by themselves on their WebSocket
    // (ant-media/StreamApp, websocket_adaptor.js); an address of HLS says it only where somebody has written it there.
    static IReadOnlyList<Endpoint> Secure(string host) =>
    [
        new("publish", $"https://{host}/") { Path = "{app}/" },
        new("play", $"https://{host}:5443/") { Path = "{app}/play.html?id={id}" },
        new("webrtc publish", $"wss://{host}/") { Path = "{app}/websocket?target=origin" },
        new("webrtc play", $"wss://{host}/") { Path = "{app}/websocket?target=edge" },
        new("hls", $"https://{host}/") { Path = "{app}/streams/{id}.m3u8?target=edge" },
        new("panel", $"https://{host}/"),
    ];

    // Without a certificate there are no rules: port 80 leads to the origins, 5080 to the edges, whatever the query string says.
    static IReadOnlyList<Endpoint> Plain(string host) =>
    [
        new("publish", $"http://{host}/") { Path = "{app}/" },
        new("play", $"http://{host}:5080/") { Path = "{app}/play.html?id={id}" },
        new("webrtc publish", $"ws://{host}/") { Path = "{app}/websocket" },
        new("webrtc play", $"ws://{host}:5080/") { Path = "{app}/websocket" },
        new("hls", $"http://{host}:5080/") { Path = "{app}/streams/{id}.m3u8" },
        new("panel", $"http://{host}/"),
    ];
}
