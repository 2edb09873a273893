using System.Net;

namespace AmsCluster.Resources;

/// <summary>The traffic that a cluster needs through the network ACLs of its subnets.</summary>
internal static class AclFlows
{
    // The ports that the operating systems of clients and nodes take for connections of their own.
    static readonly (int From, int To) Clients = (1024, 65535);
    static readonly (int From, int To) Nodes = (32768, 60999);

    static readonly IPNetwork Everywhere = IPNetwork.Parse(AclPorts.Everywhere);

    /// <summary>A direction and the ports that must be open.</summary>
    sealed record Flow(bool IsOutbound, string Protocol, int From, int To, string Purpose);

    /// <summary>Ports that a network ACL denies to the addresses at the other end of a flow.</summary>
    sealed record Denial(Flow Flow, IPNetwork Other, int From, int To)
    {
        public bool Includes(Denial part) =>
            (part.Flow.IsOutbound, part.Flow.Protocol) == (Flow.IsOutbound, Flow.Protocol)
            && From <= part.From && part.To <= To && (Other.PrefixLength == 0 || Other.Equals(part.Other));

        public override string ToString()
        {
            var ports = From == To ? $"port {From}" : $"ports {From} to {To}";
            var other = Other.PrefixLength == 0 ? "" : $" {(Flow.IsOutbound ? "to" : "from")} {Other}";
            var protocol = Flow.Protocol is AclPorts.Tcp ? "TCP" : "UDP";
            return $"{(Flow.IsOutbound ? "outbound" : "inbound")} {protocol} {ports}{other} ({Flow.Purpose})";
        }
    }

    /// <summary>Whether a network ACL denies any of the flows between every cluster and its clients.</summary>
    public static bool Denies(Ec2.NetworkAcl acl) => Denied(acl, isSecure: false, hasRtmp: false, []).Count > 0;

    /// <summary>What a network ACL denies of what a cluster needs, for a message.</summary>
    /// <param name="acl">The network ACL.</param>
    /// <param name="isSecure">Whether the cluster has HTTPS listeners.</param>
    /// <param name="hasRtmp">Whether it has the listeners for RTMP and SRT.</param>
    /// <param name="subnets">The addresses of the cluster's other subnets; none where these are not compared.</param>
    public static IReadOnlyList<string> Denied(Ec2.NetworkAcl acl, bool isSecure, bool hasRtmp, IEnumerable<IPNetwork> subnets)
    {
        var denied = new List<Denial>();
        foreach (var flow in WithClients(isSecure, hasRtmp)) Add(flow, Everywhere);
        foreach (var subnet in subnets)
        {
            foreach (var flow in BetweenSubnets(hasRtmp)) Add(flow, subnet);
        }

        return [.. denied.Select(d => d.ToString())];

        void Add(Flow flow, IPNetwork other)
        {
            var entries = acl.Entries.Where(e => e.Egress == flow.IsOutbound);
            if (AclPorts.Denied(entries, other, flow.Protocol, flow.From, flow.To) is not { } ports) return;
            var denial = new Denial(flow, other, ports.From, ports.To);
            if (!denied.Exists(d => d.Includes(denial))) denied.Add(denial);
        }
    }

    static IEnumerable<Flow> WithClients(bool isSecure, bool hasRtmp)
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

    // Any subnet may have nodes, the database and a load balancer: each connects to the others, in both directions.
    static IEnumerable<Flow> BetweenSubnets(bool hasRtmp)
    {
        foreach (var isOutbound in new[] { false, true })
        {
            yield return new(isOutbound, AclPorts.Tcp, TargetGroup.HttpPort, TargetGroup.HttpPort, "HTTP to the nodes");
            yield return new(isOutbound, AclPorts.Tcp, Firewall.NodeToNode, Firewall.NodeToNode, "streams between nodes");
            yield return new(isOutbound, AclPorts.Tcp, Firewall.Mongo, Firewall.Mongo, "nodes connect to MongoDB");
            yield return new(isOutbound, AclPorts.Tcp, Nodes.From, Nodes.To, "answers between nodes");
            if (!hasRtmp) continue;
            yield return new(isOutbound, AclPorts.Tcp, Firewall.Rtmp, Firewall.Rtmp, "RTMP to the nodes");
            yield return new(isOutbound, AclPorts.Udp, Firewall.Srt, Firewall.Srt, "SRT to the nodes");
        }
    }
}
