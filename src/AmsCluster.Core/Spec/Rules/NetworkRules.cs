namespace AmsCluster.Spec.Rules;

/// <summary>The VPC and the zones.</summary>
internal static class NetworkRules
{
    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        var network = spec.Network;
        if (network.Cidr is { } cidr)
        {
            if (Ipv4Block.Fault("network.vpc.cidr", cidr, "10.0.0.0/16") is { } fault)
                yield return ("network.vpc.cidr", fault);
            else if (Ipv4Block.Parse(cidr) is { Length: < 16 or > 24 })
                yield return ("network.vpc.cidr", $"network.vpc.cidr {Shown.Value(cidr)} must be /16 (the greatest that a VPC may be) to /24");
            else if (ReservedBlock(cidr) is { } reserved)
            {
                yield return ("network.vpc.cidr",
                    $"network.vpc.cidr {Shown.Value(cidr)} is in {reserved}: give a private block such as 10.0.0.0/16");
            }
        }
        else if (network.Vpc != NetworkSpec.DefaultVpc && !Patterns.Is(network.Vpc, "vpc-[0-9a-f]{8,17}"))
        {
            yield return ("network.vpc",
                $"network.vpc {Shown.Value(network.Vpc)} must be default, the id of a VPC (vpc-…), or {{cidr: 10.0.0.0/16}} to make one");
        }

        foreach (var fault in Subnets(network))
            yield return fault;
        foreach (var fault in Zones("network.nodeZones", network.NodeZones, spec.Region))
            yield return fault;
        foreach (var fault in Zones("network.loadBalancerZones", network.LoadBalancerZones, spec.Region))
            yield return fault;
        if (network.LoadBalancerZones.Count == 1)
        {
            yield return ("network.loadBalancerZones",
                "network.loadBalancerZones must be two zones at least: an Application Load Balancer does not stand in one");
        }
        else if (network.LoadBalancerZones.Count > 0 && network.NodeZones.Except(network.LoadBalancerZones).FirstOrDefault() is { } apart)
        {
            yield return ("network.loadBalancerZones",
                $"network.loadBalancerZones must hold {Shown.Value(apart)}, a zone of the nodes: "
                + "the load balancer sends nothing to zones it does not stand in");
        }
    }

    // Blocks in which no instance can have its address: RFC 6890 (special-purpose addresses) and 198.19.0.0/16, which a
    // VPC must not use (Amazon VPC User Guide, IPv4 CIDR block association restrictions).
    private static readonly (string Block, string Use)[] Reserved =
    [
        ("0.0.0.0/8", "this network"), ("127.0.0.0/8", "loopback"), ("169.254.0.0/16", "link-local, with EC2's metadata service"),
        ("198.19.0.0/16", "used by AWS"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
    ];

    private static string? ReservedBlock(string cidr) => Reserved
        .Where(r => Ipv4Block.Parse(r.Block)!.Holds(Ipv4Block.Parse(cidr)!))
        .Select(r => $"{r.Block} ({r.Use})").FirstOrDefault();

    private static IEnumerable<(string Key, string Message)> Subnets(NetworkSpec network)
    {
        foreach (var subnet in network.Subnets.Where(s => !Patterns.Is(s, "subnet-[0-9a-f]{8,17}")))
            yield return ("network.subnets", $"{Shown.Value(subnet)} in network.subnets must be the id of a subnet (subnet-…)");
        if (network.Subnets.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return ("network.subnets", $"subnet {Shown.Value(twice.Key)} is given twice in network.subnets");
        if (network is { Cidr: not null, Subnets.Count: > 0 })
            yield return ("network.subnets", "network.subnets are those of a VPC that exists, and with network.vpc.cidr one is made");
    }

    private static IEnumerable<(string Key, string Message)> Zones(string key, IReadOnlyList<string> zones, string region)
    {
        // With a Region that is none, every zone would seem wrong.
        foreach (var zone in IdentityRules.IsRegion(region) ? zones : [])
        {
            if (!IsIn(region, zone))
                yield return (key, $"zone {Shown.Value(zone)} is not in {region}: give its full name ({region}a) or its letter (a)");
        }

        if (zones.GroupBy(z => z).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return (key, $"zone {Shown.Value(twice.Key)} is given twice in {key}");
    }

    // ap-south-1a, or a Local Zone such as us-west-2-lax-1a.
    private static bool IsIn(string region, string zone)
        => zone.StartsWith(region, StringComparison.Ordinal) && Patterns.Is(zone[region.Length..], "(-[a-z]+-[0-9])?[a-z]");
}
