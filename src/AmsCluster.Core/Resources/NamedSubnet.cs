namespace AmsCluster.Resources;

/// <summary>A subnet that the spec names. It is taken for its zone, and what cannot be taken is told.</summary>
internal sealed class NamedSubnet(string id, GivenVpc vpc) : Given<Ec2.Subnet>(id)
{
    public override string Kind => "named subnet";

    public override IEnumerable<Resource> Needs => [vpc];

    public override Finding Absent => new(FindingLevel.Error, "AmsSubnetNotFound", "network.subnets", $"VPC {vpc.Name} has no subnet {Name}.",
        "Look at the ids with: aws ec2 describe-subnets. Subnets of a VPC other than the default one need network.vpc.");

    /// <summary>The subnets taken for the cluster's zones.</summary>
    public IReadOnlyList<GivenSubnet> Taken { private get; set; } = [];

    public override IEnumerable<Finding> Obstacles(State state) => Taken.Any(t => state.Has(t) && state.Id(t) == Name) ? [] :
    [
        new(FindingLevel.Error, "AmsSubnetNotUsed", "network.subnets", $"Subnet {Name} is in zone {state.Of(this)!.AvailabilityZone}, which is not one of the cluster's or has another subnet in network.subnets.",
            "Name one subnet for each zone, and that zone in network.nodeZones or network.loadBalancerZones where these are given."),
    ];

    protected override async Task<Ec2.Subnet?> Find(Reader reader) => (await vpc.Subnets(reader)).FirstOrDefault(s => s.SubnetId == Name);

    protected override string IdOf(Ec2.Subnet actual) => actual.SubnetId!;
}
