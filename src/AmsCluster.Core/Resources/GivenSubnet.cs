namespace AmsCluster.Resources;

/// <summary>The subnet that a VPC has already in one of the cluster's zones: one that the spec names, else the best there is.</summary>
internal sealed class GivenSubnet(GivenVpc vpc, IReadOnlyList<NamedSubnet> named, ZoneSlots slots, int slot) : Given<Ec2.Subnet>(slots.Zones[slot] ?? $"{slot + 1}")
{
    public override string Kind => "subnet";

    /// <summary>How many the cluster needs in all.</summary>
    public int Slots => slots.Zones.Count;

    public override IEnumerable<Resource> Needs => [vpc, .. named];

    public override Finding Absent => new(FindingLevel.Error, "AmsSubnetNotFound", "network",
        slots.Zones[slot] is { } zone ? $"VPC {vpc.Name} has no subnet in zone {zone}." : $"VPC {vpc.Name} has subnets in too few zones: {slots.Zones.Count} are needed.",
        "Name zones that the VPC has a public subnet in, in network.nodeZone and network.loadBalancerZones, or add a subnet.");

    protected override async Task<Ec2.Subnet?> Find(Reader reader)
    {
        var subnets = await vpc.Subnets(reader);
        var preferred = named.Select(n => subnets.FirstOrDefault(s => s.SubnetId == n.Name)).OfType<Ec2.Subnet>().ToList();
        var zone = slots.Zone(slot, preferred.Select(s => s.AvailabilityZone!), subnets.Select(s => s.AvailabilityZone!));

        // Media reaches the nodes directly, so a subnet that gives public addresses comes before one that does not.
        return preferred.Find(s => s.AvailabilityZone == zone) ?? subnets.Where(s => s.AvailabilityZone == zone)
            .OrderByDescending(s => s.DefaultForAz is true).ThenByDescending(s => s.MapPublicIpOnLaunch is true).ThenBy(s => s.SubnetId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    protected override string IdOf(Ec2.Subnet actual) => actual.SubnetId!;
}
