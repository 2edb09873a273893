namespace AmsCluster.Resources;

/// <summary>A VPC that is there already, known by its subnets.</summary>
internal sealed class GivenVpc(NetworkSpec network, string region) : Given<Ec2.Vpc>(network.Vpc)
{
    public override string Kind => "VPC";

    public override Finding Absent => new(FindingLevel.Error, "AmsVpcNotFound", "network.vpc",
        Name == NetworkSpec.DefaultVpc ? $"Region {region} has no default VPC with subnets." : $"There is no VPC {Name} with subnets in {region}.",
        Name == NetworkSpec.DefaultVpc
            ? "Create it with: aws ec2 create-default-vpc. If it exists without default subnets: "
                + "aws ec2 create-default-subnet --availability-zone ZONE. Or name a VPC in network.vpc, or let apply create one: network.vpc: {cidr: 10.0.0.0/16}."
            : "Look at the ids with: aws ec2 describe-vpcs.");

    /// <summary>The subnets that it has; where the same network was asked for before, those that were chosen then.</summary>
    public Task<IReadOnlyList<Ec2.Subnet>> Subnets(Reader reader) => reader.Once($"subnets of {Name}", async () =>
        (await reader.Record).PlacedFor(network) is { } placed ? placed.Found : await reader.SendAll(
            Ec2Api.DescribeSubnets(new() { Filters = [Name == NetworkSpec.DefaultVpc ? Ec2Filter.Of("default-for-az", "true") : Ec2Filter.Of("vpc-id", Name)] }),
            r => r.Subnets));

    protected override async Task<Ec2.Vpc?> Find(Reader reader) =>
        (await Subnets(reader)).FirstOrDefault() is { } subnet ? new Ec2.Vpc { VpcId = subnet.VpcId } : null;

    protected override string IdOf(Ec2.Vpc actual) => actual.VpcId!;
}
