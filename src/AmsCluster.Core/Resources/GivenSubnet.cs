namespace AmsCluster.Resources;

/// <summary>The existing subnet of a VPC that a slot of the cluster uses.</summary>
internal sealed class GivenSubnet(GivenVpc vpc, IReadOnlyList<NamedSubnet> named, ZoneSlots slots, int slot, SubnetChoice choice)
    : Given<Ec2.Subnet>(slots.Zones[slot] ?? $"{slot + 1}")
{
    public override string Kind => "subnet";

    /// <summary>How many the cluster needs in all.</summary>
    public int Slots => slots.Zones.Count;

    public override IEnumerable<Resource> Needs => [vpc, .. named];

    public override Finding Absent => new(FindingLevel.Error, "AmsSubnetNotFound", "network",
        slots.Zones[slot] is { } zone ? $"VPC {vpc.Name} has no subnet in zone {zone}." : $"VPC {vpc.Name} has subnets in too few zones: {slots.Zones.Count} are needed.",
        "Name zones that the VPC has a public subnet in, in network.nodeZones and network.loadBalancerZones, or add a subnet.");

    /// <summary>Why subnets of the VPC that the spec does not name are unfit, by their ids.</summary>
    public Task<IReadOnlyDictionary<string, string>> Flaws(Reader reader) => choice.Flaws(reader);

    protected override async Task<Ec2.Subnet?> Find(Reader reader) => (await choice.Of(reader))[slot];

    protected override string IdOf(Ec2.Subnet actual) => actual.SubnetId!;
}
