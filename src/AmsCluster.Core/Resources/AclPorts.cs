namespace AmsCluster.Resources;

/// <summary>
/// The ports that a network ACL lets through for every IPv4 address. Rules go by number, and the first one that matches a port
/// decides (VPC User Guide, "Network ACL rules").
/// </summary>
internal static class AclPorts
{
    /// <summary>All IPv4 addresses.</summary>
    public const string Everywhere = "0.0.0.0/0";

    /// <summary>TCP, as ACLs write it.</summary>
    public const string Tcp = "6";

    /// <summary>UDP, as ACLs write it.</summary>
    public const string Udp = "17";

    const string AllProtocols = "-1";

    /// <summary>The first ports of a range that are denied; null where all are allowed.</summary>
    /// <param name="entries">The rules of one direction.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="from">The first port.</param>
    /// <param name="to">The last port.</param>
    public static (int From, int To)? Denied(IEnumerable<Ec2.NetworkAclEntry> entries, string protocol, int from, int to)
    {
        var rules = entries.Where(e => e.CidrBlock == Everywhere && (e.Protocol == protocol || e.Protocol is AllProtocols)).OrderBy(e => e.RuleNumber).ToList();
        for (var port = from; port <= to;)
        {
            var decides = rules.Find(r => First(r) <= port && port <= Last(r));

            // Up to the next port at which another rule begins or this one ends, the same rule decides.
            var end = rules.Where(r => First(r) > port).Select(r => First(r) - 1).Append(decides is null ? to : Last(decides)).Append(to).Min();
            if (decides?.RuleAction?.Value is not "allow") return (port, end);
            port = end + 1;
        }

        return null;
    }

    static int First(Ec2.NetworkAclEntry entry) => entry.Protocol is AllProtocols ? 0 : entry.PortRange?.From ?? 0;

    static int Last(Ec2.NetworkAclEntry entry) => entry.Protocol is AllProtocols ? ushort.MaxValue : entry.PortRange?.To ?? ushort.MaxValue;
}
