using System.Net;
using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A public subnet of the cluster's own VPC.</summary>
internal sealed class Subnet(string name, Ownership owner, Vpc vpc, InternetGateway gateway, RegionZones zones, ZoneSlots slots, int slot)
    : Ec2Resource<Ec2.Subnet>(name, owner)
{
    /// <summary>The subnets of all slots.</summary>
    public IReadOnlyList<Subnet> All { private get; set; } = [];

    // Sixteen subnets fit in the VPC's block: more than any Region has zones.
    const int PrefixGrowth = 4;

    public override string Kind => "subnet";

    // The gateway goes after all that stands in a subnet: it cannot be detached while anything there has a public address.
    public override IEnumerable<Resource> Needs => [vpc, gateway, zones];

    protected override async Task<Ec2.Subnet?> Find(Reader reader) =>
        Only(reader, await reader.SendAll(Ec2Api.DescribeSubnets(new() { Filters = ByTag() }), r => r.Subnets));

    protected override string IdOf(Ec2.Subnet actual) => actual.SubnetId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.Subnet actual) => actual.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state) =>
        slots.Zones[slot] is { } zone ? Fixed("zone", state.Of(this)!.AvailabilityZone, zone) : [];

    // Nodes ask for their public address themselves, so the subnet need not give one.
    protected override IEnumerable<Edit> Compare(Ec2.Subnet actual, State state) => CompareTags(actual.Tags.AsTags(), state, actual.SubnetId!);

    protected override string? Summary(State state) => Block(vpc.Cidr!);

    protected override async Task<Ec2.Subnet> Make(Run run)
    {
        var request = Ec2Api.CreateSubnet(new()
        {
            VpcId = run.State.Id(vpc),
            CidrBlock = Block(vpc.Cidr!),
            AvailabilityZone = Zone(run.State),
            TagSpecifications = TagSpecifications("subnet"),
        });
        return (await run.Send(request)).Subnet!;
    }

    /// <summary>The zone that it is in, or will be created in; null where that is not known yet.</summary>
    public string? PlannedZone(State state) => state.Of(this)?.AvailabilityZone ?? Zone(state);

    string? Zone(State state)
    {
        if (state.Of(zones) is not { } list) return slots.Zones[slot];
        var existing = slots.Zones.Select((_, other) => other < All.Count ? state.Of(All[other])?.AvailabilityZone : null).ToList();
        int Rank(string zone, int other) => other >= slots.NodeCount || list.ForNodes.Contains(zone) ? 0 : 1;
        return slots.Assign([], list.Names, Rank, existing)[slot];
    }

    protected override Task Remove(Ec2.Subnet actual, Run run) => run.SendDelete(Ec2Api.DeleteSubnet(new() { SubnetId = actual.SubnetId! }));

    string Block(string cidr)
    {
        var network = IPNetwork.Parse(cidr);
        var prefix = network.PrefixLength + PrefixGrowth;
        var bytes = network.BaseAddress.GetAddressBytes();
        var address = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) + ((uint)slot << (32 - prefix));
        return $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}/{prefix}";
    }
}
