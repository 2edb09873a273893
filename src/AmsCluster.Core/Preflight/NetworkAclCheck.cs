using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Warns of network ACLs that deny what every node and load balancer needs. Rules go by number; the first one that matches
/// decides (VPC User Guide, "Network ACL rules"). A rule for some addresses only is not taken into account.
/// </summary>
internal static class NetworkAclCheck
{
    const string Everywhere = "0.0.0.0/0";
    const string Tcp = "6";
    const string AllProtocols = "-1";

    /// <summary>A direction and the ports that must be open for every address.</summary>
    sealed record Flow(bool IsOutbound, int From, int To, string Purpose);

    static readonly Flow[] Needed =
    [
        new(true, 443, 443, "nodes call AWS"),
        // The ports that Linux takes for connections of its own (net.ipv4.ip_local_port_range).
        new(false, 32768, 60999, "answers reach the nodes"),
        new(false, 443, 443, "viewers reach the load balancer"),
    ];

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context, string vpc, IReadOnlyList<string> subnets)
    {
        var acls = await VpcFacts.NetworkAcls(context.Reader, vpc);
        return from acl in acls
               where acl.Associations.Any(a => subnets.Contains(a.SubnetId))
               from flow in Needed
               where Denies(acl, flow)
               let ports = flow.From == flow.To ? $"port {flow.From}" : $"ports {flow.From} to {flow.To}"
               let direction = flow.IsOutbound ? "outbound" : "inbound"
               select PreflightContext.Warning("AmsNetworkAclDenies", "network",
                   $"Network ACL {acl.NetworkAclId} denies {direction} TCP {ports}, which is needed so that {flow.Purpose}.",
                   $"Add a rule that allows it for {Everywhere}, with a lower number than the rule that denies it.");
    }

    /// <summary>Whether a network ACL denies any of the flows that nodes and load balancers need.</summary>
    public static bool Denies(Ec2.NetworkAcl acl) => Needed.Any(flow => Denies(acl, flow));

    static bool Denies(Ec2.NetworkAcl acl, Flow flow)
    {
        var decides = acl.Entries.Where(e => e.Egress == flow.IsOutbound && e.CidrBlock == Everywhere && Matches(e, flow)).MinBy(e => e.RuleNumber);
        return decides?.RuleAction is not "allow";
    }

    static bool Matches(Ec2.NetworkAclEntry entry, Flow flow)
    {
        if (entry.Protocol is AllProtocols) return true;
        return entry.Protocol is Tcp && entry.PortRange is { } range && range.From <= flow.From && range.To >= flow.To;
    }
}
