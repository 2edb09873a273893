namespace AmsCluster.Resources;

/// <summary>What the load balancers forward to the nodes, with the settings of the guide.</summary>
internal static class TargetPorts
{
    // Time for streams to end before a node that leaves is cut off, in seconds: the guide's.
    const string DeregistrationDelay = "300";

    // An administrator's session lives on one node; the guide's 30 s would log him out (AMS issue #688).
    const string StickinessSeconds = "3600";

    /// <summary>AMS's HTTP port: panel, REST, WebSocket signalling, HLS.</summary>
    public static TargetGroup.Port Http { get; } = new("HTTP", TargetGroup.HttpPort, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = DeregistrationDelay,
        ["load_balancing.algorithm.type"] = "least_outstanding_requests",
        ["stickiness.enabled"] = "true",
        ["stickiness.type"] = "lb_cookie",
        ["stickiness.lb_cookie.duration_seconds"] = StickinessSeconds,
    });

    /// <summary>RTMP.</summary>
    public static TargetGroup.Port Rtmp { get; } = new("TCP", Firewall.Rtmp, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = DeregistrationDelay,
    });

    /// <summary>SRT. A caller's packets must all reach the same node.</summary>
    public static TargetGroup.Port Srt { get; } = new("UDP", Firewall.Srt, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = DeregistrationDelay,
        ["stickiness.enabled"] = "true",
        ["stickiness.type"] = "source_ip",
    });
}
