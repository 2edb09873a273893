using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Subnets that the spec does not name are chosen by what they are: EC2 User Guide, "Regions and Zones".</summary>
public sealed class SubnetFitTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string OutpostArn = "arn:aws:outposts:ap-south-1:123456789012:outpost/op-0123456789abcdef0";

    static ClusterSpec In(string vpc) => Deployment.Example(1) with { Network = new() { Vpc = vpc } };

    [EmulatorFact]
    public async Task A_Local_Zone_and_an_Outpost_are_passed_over()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        await LocalZone(deployment, vpc);
        await OnOutpost(deployment, vpc);
        string[] fit =
        [
            await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1b"),
            await deployment.Account.Subnet(vpc, "10.9.3.0/24", "ap-south-1c"),
        ];

        var (plan, _) = await deployment.Apply(In(vpc));

        Assert.Empty(plan.Findings);
        Assert.Equal(fit[0], (await deployment.Account.Instance("live-mongo")).SubnetId);
        var balancer = (await deployment.Account.Balancers()).Single().AvailabilityZones.Select(z => z.SubnetId!);
        Assert.Equal(fit.Order(StringComparer.Ordinal), balancer.Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task Where_only_those_are_left_the_plan_says_why_nothing_fits()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var local = await LocalZone(deployment, vpc);
        var outpost = await OnOutpost(deployment, vpc);
        await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1b");

        var plan = await deployment.Plan(In(vpc));

        var error = Assert.Single(plan.Findings, f => f.Code == "AmsSubnetUnfit");
        Assert.Equal(FindingLevel.Error, error.Level);
        Assert.Contains($"{local} is not in an Availability Zone", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{outpost} is on an Outpost", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_subnet_with_room_for_all_nodes_comes_before_one_without()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var small = await deployment.Account.Subnet(vpc, "10.9.2.0/28", "ap-south-1a");
        var large = await deployment.Account.Subnet(vpc, "10.9.3.0/24", "ap-south-1b");
        var spec = In(vpc) with { Origin = new() { MinSize = 4, MaxSize = 6 }, Edge = new() { MinSize = 8, MaxSize = 10 } };

        var (plan, _) = await deployment.Apply(spec);

        Assert.DoesNotContain(plan.Findings, f => f.Subject is "network");
        Assert.Equal(large, (await deployment.Account.Instance("live-mongo")).SubnetId);
        Assert.Contains(small, (await deployment.Account.Balancers()).Single().AvailabilityZones.Select(z => z.SubnetId!));
    }

    [EmulatorFact]
    public async Task A_subnet_whose_network_ACL_lets_traffic_through_comes_before_one_whose_denies_it()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var closed = await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1a");
        string[] open =
        [
            await deployment.Account.Subnet(vpc, "10.9.3.0/24", "ap-south-1b"),
            await deployment.Account.Subnet(vpc, "10.9.4.0/24", "ap-south-1c"),
        ];
        await DenyAll(deployment, vpc, closed);

        var (plan, _) = await deployment.Apply(In(vpc));

        Assert.Empty(plan.Findings);
        Assert.Equal(open[0], (await deployment.Account.Instance("live-mongo")).SubnetId);
        Assert.DoesNotContain(closed, (await deployment.Account.Balancers()).Single().AvailabilityZones.Select(z => z.SubnetId!));
    }

    [EmulatorFact]
    public async Task A_subnet_with_IPv6_only_is_passed_over_and_its_number_of_addresses_is_read()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var ipv6 = await IPv6Only(deployment, vpc);
        var fit = await deployment.Account.Subnet(vpc, "10.9.3.0/24", "ap-south-1b");

        var plan = await deployment.Plan(In(vpc));
        var error = Assert.Single(plan.Findings, f => f.Code == "AmsSubnetUnfit");
        Assert.Contains($"{ipv6} has no IPv4 addresses", error.Message, StringComparison.Ordinal);

        await deployment.Account.Subnet(vpc, "10.9.4.0/24", "ap-south-1c");
        await deployment.Apply(In(vpc));
        Assert.Equal(fit, (await deployment.Account.Instance("live-mongo")).SubnetId);
    }

    [EmulatorFact]
    public async Task A_subnet_that_the_spec_names_is_used_wherever_it_is()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var named = await OnOutpost(deployment, vpc);
        var other = await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1b");

        var plan = await deployment.Plan(In(vpc) with { Network = new() { Vpc = vpc, Subnets = [named, other] } });

        Assert.DoesNotContain(plan.Findings, f => f.Code == "AmsSubnetUnfit");
    }

    // ap-southeast-2a is the only zone of its Region that does not offer m5zn.large.
    [EmulatorTheory]
    [InlineData("default")]
    [InlineData("own")]
    public async Task Nodes_start_in_a_zone_that_offers_their_instance_types(string network)
    {
        await emulator.Reset();
        using var deployment = new Deployment(emulator, "ap-southeast-2");
        var spec = new ClusterSpec
        {
            Name = "live", Region = "ap-southeast-2", Edge = new() { InstanceType = "m5zn.large", MinSize = 1, MaxSize = 2 },
            Network = network is "own" ? new() { Vpc = null!, Cidr = "10.0.0.0/16" } : new(),
        };

        await deployment.Apply(spec);
        var zones = (await deployment.Account.Instances()).Select(i => i.Placement!.AvailabilityZone).Distinct();
        Assert.Equal(["ap-southeast-2b"], zones);
    }

    [EmulatorFact]
    public async Task Of_the_named_subnets_the_nodes_get_one_whose_zone_offers_their_instance_types()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        var without = await deployment.Account.Subnet(vpc, "10.9.1.0/24", "ap-south-1c");
        var with = await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1a");
        var spec = In(vpc) with { Network = new() { Vpc = vpc, Subnets = [without, with] } };

        // c4.xlarge is offered in ap-south-1a and ap-south-1b.
        await deployment.Apply(spec with { Edge = spec.Edge with { InstanceType = "c4.xlarge" } });

        Assert.Equal(with, (await deployment.Account.Instance("live-mongo")).SubnetId);
    }

    static async Task<string> LocalZone(Deployment deployment, string vpc)
    {
        await deployment.Account.Send(MoreEc2.ModifyAvailabilityZoneGroup(new() { GroupName = "ap-south-1-ccu-1", OptInStatus = "opted-in" }));
        return await deployment.Account.Subnet(vpc, "10.9.8.0/24", "ap-south-1-ccu-1a");
    }

    static async Task<string> OnOutpost(Deployment deployment, string vpc)
    {
        var made = await deployment.Account.Send(Ec2Api.CreateSubnet(new()
        {
            VpcId = vpc, CidrBlock = "10.9.9.0/24", AvailabilityZone = "ap-south-1a", OutpostArn = OutpostArn,
        }));
        return made.Subnet!.SubnetId!;
    }

    static async Task<string> IPv6Only(Deployment deployment, string vpc)
    {
        var made = await deployment.Account.Send(Ec2Api.CreateSubnet(new()
        {
            VpcId = vpc, AvailabilityZone = "ap-south-1a", Ipv6CidrBlock = "2001:db8:0:1::/64", Ipv6Native = true,
        }));
        return made.Subnet!.SubnetId!;
    }

    static async Task DenyAll(Deployment deployment, string vpc, string subnet)
    {
        var acl = (await deployment.Account.Send(MoreEc2.CreateNetworkAcl(new() { VpcId = vpc }))).NetworkAcl!;
        var acls = await deployment.Account.Send(Ec2Api.DescribeNetworkAcls(new() { Filters = [Ec2Filter.Of("association.subnet-id", subnet)] }));
        var association = acls.NetworkAcls.SelectMany(a => a.Associations).Single(a => a.SubnetId == subnet);
        await deployment.Account.Send(MoreEc2.ReplaceNetworkAclAssociation(new()
        {
            AssociationId = association.NetworkAclAssociationId!, NetworkAclId = acl.NetworkAclId!,
        }));
    }
}
