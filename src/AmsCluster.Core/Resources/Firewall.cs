namespace AmsCluster.Resources;

/// <summary>Who may reach what. From the Internet only what clients must reach; between the parts by group, not by address.</summary>
internal static class Firewall
{
    public const int Rtmp = 1935;
    public const int Srt = 4200;

    const int Ssh = 22;

    /// <summary>MongoDB's port.</summary>
    public const int Mongo = 27017;

    /// <summary>Streams between nodes (AMS ServerSettings.java, server.origin_port).</summary>
    public const int NodeToNode = 5000;

    // WebRTC media goes from clients to the nodes directly (AMS red5.properties, webrtc ports since 2.4.3).
    public const int MediaFrom = 50000;
    public const int MediaTo = 60000;

    /// <summary>The ports of the Application Load Balancer.</summary>
    public static readonly IReadOnlyList<int> Listeners = [80, 443, 5080, 5443];

    /// <summary>
    /// The rules of each group; without an RTMP group those that have to do with it are left out. The nodes of a cluster that was adopted
    /// may be in a group for each role, and one group may serve several purposes.
    /// </summary>
    public static IEnumerable<(SecurityGroup Group, IReadOnlyList<Ingress> Rules)> Rules(
        ClusterSpec spec, SecurityGroup balancer, IReadOnlyList<SecurityGroup> nodes, SecurityGroup mongo, SecurityGroup? rtmp)
    =>
        All(spec, balancer, nodes, mongo, rtmp).GroupBy(g => g.Group).Select(g => (g.Key, (IReadOnlyList<Ingress>)[.. g.SelectMany(r => r.Rules).DistinctBy(r => r.ToString(), StringComparer.Ordinal)]));

    static IEnumerable<(SecurityGroup Group, IReadOnlyList<Ingress> Rules)> All(
        ClusterSpec spec, SecurityGroup balancer, IReadOnlyList<SecurityGroup> nodes, SecurityGroup mongo, SecurityGroup? rtmp)
    {
        IEnumerable<Ingress> ssh = spec.Access.SshFrom is { } cidr ? [Ingress.Tcp(Ssh, cidr, "SSH")] : [];
        yield return (balancer, [.. Listeners.Select(port => Ingress.Tcp(port, Ingress.Anywhere, "Clients"))]);
        foreach (var node in nodes)
        {
            yield return (node,
            [
                Ingress.Tcp(TargetGroup.HttpPort, balancer, "Load balancer"),
                .. nodes.Select(other => Ingress.Tcp(TargetGroup.HttpPort, other, "Nodes: HLS and REST of one another")),
                .. nodes.Select(other => Ingress.Tcp(NodeToNode, other, "Nodes: streams of one another")),
                Ingress.Udp(MediaFrom, MediaTo, Ingress.Anywhere, "WebRTC media"),
                .. rtmp is null ? [] : new[] { Ingress.Tcp(Rtmp, rtmp, "RTMP"), Ingress.Udp(Srt, rtmp, "SRT"), Ingress.Tcp(TargetGroup.HttpPort, rtmp, "Health of SRT targets") },
                .. ssh,
            ]);
        }

        yield return (mongo, [.. nodes.Select(node => Ingress.Tcp(Mongo, node, "Nodes")), .. ssh]);
        if (rtmp is not null) yield return (rtmp, [Ingress.Tcp(Rtmp, Ingress.Anywhere, "RTMP publishers"), Ingress.Udp(Srt, Srt, Ingress.Anywhere, "SRT publishers")]);
    }
}
