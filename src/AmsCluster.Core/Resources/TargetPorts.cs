using System.Globalization;

namespace AmsCluster.Resources;

/// <summary>What the load balancers forward to the nodes, with the settings of the guide.</summary>
internal static class TargetPorts
{
    // Time for streams to end before a node that leaves is cut off, in seconds: the guide's, and the most that AWS takes.
    const int UsualDelay = 300;

    /// <summary>The longest that a load balancer lets connections to a node that leaves come to an end.</summary>
    public const int LongestDelayMinutes = 60;

    // An administrator's session lives on one node; the guide's 30 s would log him out (AMS issue #688).
    const string StickinessSeconds = "3600";

    /// <summary>AMS's HTTP port: panel, REST, WebSocket signalling, HLS.</summary>
    /// <param name="drainMinutes">How long a node waits for what is on it to end.</param>
    public static TargetGroup.Port Http(int drainMinutes) => new("HTTP", TargetGroup.HttpPort, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = Delay(drainMinutes),
        ["load_balancing.algorithm.type"] = "least_outstanding_requests",
        ["stickiness.enabled"] = "true",
        ["stickiness.type"] = "lb_cookie",
        ["stickiness.lb_cookie.duration_seconds"] = StickinessSeconds,
    });

    /// <summary>RTMP.</summary>
    public static TargetGroup.Port Rtmp(int drainMinutes) => new("TCP", Firewall.Rtmp, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = Delay(drainMinutes),
    });

    /// <summary>SRT. A caller's packets must all reach the same node.</summary>
    public static TargetGroup.Port Srt(int drainMinutes) => new("UDP", Firewall.Srt, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = Delay(drainMinutes),
        ["stickiness.enabled"] = "true",
        ["stickiness.type"] = "source_ip",
    });

    // The load balancer cuts what is still connected when it is over: never sooner than the node itself gives up, as far as AWS lets that be.
    static string Delay(int drainMinutes) => Math.Clamp(60 * drainMinutes, UsualDelay, 60 * LongestDelayMinutes).ToString(CultureInfo.InvariantCulture);
}
