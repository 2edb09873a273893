using System.Net;

namespace AmsCluster.Resources;

/// <summary>
/// The ports that a network ACL lets through for a block of IPv4 addresses. Rules go by number, and the first one that matches
/// a port decides (VPC User Guide, "Network ACL rules").
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
    const string Allow = "allow";

    /// <summary>Whether a network ACL has IPv4 rules for some addresses only.</summary>
    public static bool AreForSome(Ec2.NetworkAcl acl) => acl.Entries.Any(e => e.CidrBlock is { } block && block != Everywhere);

    /// <summary>The first ports of a range that are denied; null where all are allowed.</summary>
    /// <param name="entries">The rules of one direction.</param>
    /// <param name="other">The addresses at the other end.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="from">The first port.</param>
    /// <param name="to">The last port.</param>
    public static (int From, int To)? Denied(
        IEnumerable<Ec2.NetworkAclEntry> entries, IPNetwork other, string protocol, int from, int to)
    {
        var rules = entries.Where(e => Matches(e, other) && (e.Protocol == protocol || e.Protocol is AllProtocols))
            .OrderBy(e => e.RuleNumber).ToList();
        for (var port = from; port <= to;)
        {
            var decides = rules.Find(r => First(r) <= port && port <= Last(r));

            // Up to the next port at which another rule begins or this one ends, the same rule decides.
            var end = rules.Where(r => First(r) > port).Select(r => First(r) - 1)
                .Append(decides is null ? to : Last(decides)).Append(to).Min();
            if (decides?.RuleAction?.Value is not Allow) return (port, end);
            port = end + 1;
        }

        return null;
    }

    // A rule for all of the addresses. Of a subnet also one that denies a part: nodes may have these addresses.
    static bool Matches(Ec2.NetworkAclEntry entry, IPNetwork other)
    {
        if (!IPNetwork.TryParse(entry.CidrBlock, out var block)) return false;
        if (Covers(block, other)) return true;
        return other.PrefixLength > 0 && entry.RuleAction?.Value is not Allow && Covers(other, block);
    }

    static bool Covers(IPNetwork block, IPNetwork part) =>
        block.PrefixLength <= part.PrefixLength && block.Contains(part.BaseAddress);

    static int First(Ec2.NetworkAclEntry entry) => entry.Protocol is AllProtocols ? 0 : entry.PortRange?.From ?? 0;

    static int Last(Ec2.NetworkAclEntry entry) =>
        entry.Protocol is AllProtocols ? ushort.MaxValue : entry.PortRange?.To ?? ushort.MaxValue;
}
