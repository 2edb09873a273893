namespace AmsCluster.Resources;

/// <summary>The network that a cluster stands in: one that is there, or one of its own.</summary>
internal sealed record NetworkParts(
    Resource<Ec2.Vpc> Vpc, IReadOnlyList<Resource<Ec2.Subnet>> NodeSubnets, IReadOnlyList<Resource<Ec2.Subnet>> LoadBalancerSubnets, IReadOnlyList<Resource> Resources)
{
    public static NetworkParts Of(ClusterSpec spec, Ownership owner, Parts maybe, bool wanted)
    {
        var slots = ZoneSlots.Of(spec.Network);
        var own = spec.Network.Cidr is not null || maybe.OwnNetwork ? Own(spec, owner, slots, maybe, wanted && spec.Network.Cidr is not null) : [];
        Resource<Ec2.Vpc> vpc;
        IReadOnlyList<Resource<Ec2.Subnet>> subnets;
        IReadOnlyList<Resource> resources = own;
        if (spec.Network.Cidr is not null)
        {
            (vpc, subnets) = (own.OfType<Vpc>().Single(), [.. own.OfType<Subnet>()]);
        }
        else
        {
            var given = new GivenVpc(spec.Network, spec.Region) { Wanted = wanted };
            var named = spec.Network.Subnets.Select(id => new NamedSubnet(id, given) { Wanted = wanted }).ToList();
            var choice = new SubnetChoice(given, named, slots, spec);
            var taken = Enumerable.Range(0, slots.Zones.Count).Select(slot => new GivenSubnet(given, named, slots, slot, choice) { Wanted = wanted }).ToList();
            named.ForEach(n => n.Taken = taken);
            (vpc, subnets) = (given, taken);
            resources = [given, .. named, .. taken, .. own];
        }

        return new(vpc, [.. subnets.Take(slots.NodeCount)], [.. slots.LoadBalancer(spec.Network).Select(slot => subnets[slot])], resources);
    }

    static List<Resource> Own(ClusterSpec spec, Ownership owner, ZoneSlots slots, Parts maybe, bool wanted)
    {
        var vpc = new Vpc(spec.Name, owner, spec.Network.Cidr) { Wanted = wanted };
        var zones = new RegionZones(spec.Region, InstanceTypes.Of(spec)) { Wanted = wanted };
        var gateway = new InternetGateway(spec.Name, owner, vpc) { Wanted = wanted };
        var count = Math.Max(maybe.Subnets, slots.Zones.Count);
        var subnets = Enumerable.Range(0, count)
            .Select(slot => new Subnet($"{spec.Name}-public-{slot + 1}", owner, vpc, gateway, zones, slots, slot) { Wanted = wanted && slot < slots.Zones.Count }).ToList();
        subnets.ForEach(s => s.All = subnets);
        var routes = new RouteTable(spec.Name, owner, vpc, gateway, subnets) { Wanted = wanted };
        return [vpc, new VpcHostNames(vpc) { Wanted = wanted }, gateway, .. subnets, routes];
    }
}
