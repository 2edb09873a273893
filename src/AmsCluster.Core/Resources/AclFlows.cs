namespace AmsCluster.Resources;

/// <summary>The traffic that a cluster needs through the network ACLs of its subnets.</summary>
/// <remarks>
/// A rule for some addresses only is not taken into account, so what passes between the cluster's own subnets is not checked.
/// </remarks>
internal static class AclFlows
{
    // The ports that the operating systems of clients and nodes take for connections of their own.
    static readonly (int From, int To) Clients = (1024, 65535);
    static readonly (int From, int To) Nodes = (32768, 60999);

    /// <summary>A direction and the ports that must be open for every address.</summary>
    sealed record Flow(bool IsOutbound, string Protocol, int From, int To, string Purpose);

    /// <summary>Whether a network ACL denies any of the flows that every cluster needs.</summary>
    public static bool Denies(Ec2.NetworkAcl acl) => Denied(acl, isSecure: false, hasRtmp: false).Count > 0;

    /// <summary>What a network ACL denies of what a cluster needs, for a message.</summary>
    /// <param name="acl">The network ACL.</param>
    /// <param name="isSecure">Whether the cluster has HTTPS listeners.</param>
    /// <param name="hasRtmp">Whether it has the listeners for RTMP and SRT.</param>
    public static IReadOnlyList<string> Denied(Ec2.NetworkAcl acl, bool isSecure, bool hasRtmp) =>
        [.. Needed(isSecure, hasRtmp).Select(flow => Denied(acl, flow)).OfType<string>()];

    static IEnumerable<Flow> Needed(bool isSecure, bool hasRtmp)
    {
        yield return new(true, AclPorts.Tcp, 443, 443, "nodes call AWS");
        yield return new(false, AclPorts.Tcp, Nodes.From, Nodes.To, "answers reach the nodes");
        foreach (var port in isSecure ? Firewall.Listeners : [80, 5080])
            yield return new(false, AclPorts.Tcp, port, port, "clients reach the load balancer");
        yield return new(true, AclPorts.Tcp, Clients.From, Clients.To, "answers reach clients");
        yield return new(false, AclPorts.Udp, Firewall.MediaFrom, Firewall.MediaTo, "WebRTC media reach the nodes");
        yield return new(true, AclPorts.Udp, Clients.From, Clients.To, "WebRTC media reach clients");
        if (!hasRtmp) yield break;
        yield return new(false, AclPorts.Tcp, Firewall.Rtmp, Firewall.Rtmp, "RTMP publishers reach the load balancer");
        yield return new(false, AclPorts.Udp, Firewall.Srt, Firewall.Srt, "SRT publishers reach the load balancer");
    }

    static string? Denied(Ec2.NetworkAcl acl, Flow flow)
    {
        if (AclPorts.Denied(acl.Entries.Where(e => e.Egress == flow.IsOutbound), flow.Protocol, flow.From, flow.To) is not { } denied)
            return null;
        var ports = denied.From == denied.To ? $"port {denied.From}" : $"ports {denied.From} to {denied.To}";
        return $"{(flow.IsOutbound ? "outbound" : "inbound")} {(flow.Protocol is AclPorts.Tcp ? "TCP" : "UDP")} {ports} ({flow.Purpose})";
    }
}
