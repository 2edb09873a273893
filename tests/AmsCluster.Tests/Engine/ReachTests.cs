using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Whether the subnets of an existing VPC are public, as EC2 decides it: by the route table in force, DNS and network ACLs.</summary>
public sealed class ReachTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static ClusterSpec In(string vpc) => Deployment.Example(1) with { Network = new() { Vpc = vpc } };

    [EmulatorFact]
    public async Task Public_subnets_that_give_no_addresses_are_used_and_nodes_get_a_public_address()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        var spec = In(vpc) with { Origin = Deployment.Example(1).Origin with { MinSize = 1 } };

        var (plan, _) = await deployment.Apply(spec);

        Assert.Empty(plan.Findings);
        var instances = await deployment.Account.Instances();
        Assert.Equal(3, instances.Count);
        Assert.All(instances, i => Assert.NotNull(i.PublicIpAddress));
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task Zones_whose_subnets_have_no_route_to_the_gateway_are_passed_over()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, subnets) = await Network(deployment);
        await deployment.Account.MakePrivate(vpc, subnets[0]);

        await deployment.Apply(In(vpc));

        Assert.Equal(subnets[1], (await deployment.Account.Instance("live-mongo")).SubnetId);
        var balancer = (await deployment.Account.Balancers()).Single().AvailabilityZones.Select(z => z.SubnetId!);
        Assert.Equal(subnets[1..].Order(StringComparer.Ordinal), balancer.Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task Subnets_without_a_route_to_the_gateway_are_refused()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, subnets) = await Network(deployment);
        foreach (var subnet in subnets) await deployment.Account.MakePrivate(vpc, subnet);

        var plan = await deployment.Plan(In(vpc));

        var errors = plan.Findings.Where(f => f.Level is FindingLevel.Error).ToList();
        Assert.Equal(["AmsSubnetNoRoute", "AmsSubnetNoRoute"], errors.Select(f => f.Code));
        Assert.Contains($"Subnet {subnets[0]} is not public: route table rtb-", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("has no route for 0.0.0.0/0", errors[0].Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_default_VPC_is_checked_like_any_other()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is true).VpcId!;
        await deployment.Account.Send(MoreEc2.DeleteRoute(new()
        {
            RouteTableId = await deployment.Account.MainTable(vpc), DestinationCidrBlock = "0.0.0.0/0",
        }));

        var plan = await deployment.Plan(Deployment.Example(1));

        Assert.All(plan.Findings, f => Assert.Equal("AmsSubnetNoRoute", f.Code));
        Assert.True(plan.IsBlocked);
    }

    [EmulatorFact]
    public async Task A_VPC_without_DNS_is_refused()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        await deployment.Account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = vpc, EnableDnsSupport = false }));

        var error = Assert.Single((await deployment.Plan(In(vpc))).Findings);

        Assert.Equal((FindingLevel.Error, "AmsVpcNoDns"), (error.Level, error.Code));
    }

    [EmulatorFact]
    public async Task A_VPC_with_name_servers_of_its_own_needs_no_DNS_support()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        await deployment.Account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = vpc, EnableDnsSupport = false }));
        var made = await deployment.Account.Send(MoreEc2.CreateDhcpOptions(new()
        {
            DhcpConfigurations = [new() { Key = "domain-name-servers", Values = ["10.9.0.2"] }],
        }));
        await deployment.Account.Send(MoreEc2.AssociateDhcpOptions(new() { VpcId = vpc, DhcpOptionsId = made.DhcpOptions!.DhcpOptionsId! }));

        Assert.Empty((await deployment.Plan(In(vpc))).Findings);
    }

    [EmulatorFact]
    public async Task A_network_ACL_that_denies_is_a_warning()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        var acl = (await deployment.Account.Send(Ec2Api.DescribeNetworkAcls(new() { Filters = [Ec2Filter.Of("vpc-id", vpc)] }))).NetworkAcls.Single();
        await deployment.Account.Send(MoreEc2.CreateNetworkAclEntry(new()
        {
            NetworkAclId = acl.NetworkAclId!, Egress = true, RuleNumber = 50, Protocol = "-1", RuleAction = "deny", CidrBlock = "0.0.0.0/0",
        }));

        var warning = Assert.Single((await deployment.Plan(In(vpc))).Findings);

        Assert.Equal((FindingLevel.Warning, "AmsNetworkAclDenies"), (warning.Level, warning.Code));
        Assert.StartsWith($"Network ACL {acl.NetworkAclId} denies outbound TCP port 443 (nodes call AWS), outbound TCP ports 1024 to 65535", warning.Message, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    // Several rules that together allow a range.
    [InlineData("allow 17 0-65535 in, allow 6 0-40000 in, allow 6 40001-65535 in, allow -1 0-0 out", null)]
    [InlineData("allow 6 0-65535 in, allow -1 0-0 out", "inbound UDP ports 50000 to 60000 (WebRTC media reach the nodes)")]
    [InlineData("allow -1 0-0 in, allow 6 80-443 out, allow 17 0-65535 out", "outbound TCP ports 1024 to 65535 (answers reach clients)")]
    [InlineData("deny 6 5000-6000 in, allow -1 0-0 in, allow -1 0-0 out",
        "inbound TCP port 5080 (clients reach the load balancer), inbound TCP port 5443 (clients reach the load balancer), "
        + "inbound TCP port 5000 (streams between nodes)")]
    [InlineData("deny 6 40000-50000 in, allow -1 0-0 in, allow -1 0-0 out", "inbound TCP ports 40000 to 50000 (answers reach the nodes)")]
    // Between the subnets, rules for some addresses count too: for a whole subnet, for more, and for a part of one.
    [InlineData("deny 6 27017-27017 10.9.1.0/24 in, allow -1 0-0 in, allow -1 0-0 out",
        "inbound TCP port 27017 from 10.9.1.0/24 (nodes connect to MongoDB)")]
    [InlineData("allow 6 0-65535 10.9.0.0/16 in, deny 6 5000-5000 in, allow -1 0-0 in, allow -1 0-0 out", null)]
    [InlineData("deny 6 5000-5000 10.9.0.8/32 out, allow -1 0-0 in, allow -1 0-0 out",
        "outbound TCP port 5000 to 10.9.0.0/24 (streams between nodes)")]
    [InlineData("deny -1 0-0 203.0.113.0/24 in, allow -1 0-0 in, allow -1 0-0 out", null)]
    public async Task A_network_ACL_is_read_by_its_rules_in_order(string rules, string? denied)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        var acl = (await deployment.Account.Send(Ec2Api.DescribeNetworkAcls(new() { Filters = [Ec2Filter.Of("vpc-id", vpc)] }))).NetworkAcls.Single().NetworkAclId!;
        var number = 1;
        foreach (var rule in rules.Split(", ").Append("deny -1 0-0 in").Append("deny -1 0-0 out"))
        {
            var parts = rule.Split(' ');
            var ports = parts[2].Split('-').Select(int.Parse).ToList();
            var block = parts.Length > 4 ? parts[3] : "0.0.0.0/0";
            await deployment.Account.Send(MoreEc2.CreateNetworkAclEntry(new()
            {
                NetworkAclId = acl, RuleNumber = number++, RuleAction = parts[0], Protocol = parts[1], Egress = parts[^1] is "out",
                CidrBlock = block, PortRange = parts[1] is "-1" ? null : new() { From = ports[0], To = ports[1] },
            }));
        }

        var findings = (await deployment.Plan(In(vpc))).Findings;

        Assert.Equal(denied is null ? [] : new[] { $"Network ACL {acl} denies {denied}." }, findings.Select(f => f.Message).ToArray());
    }

    [EmulatorFact]
    public async Task Two_halves_that_lead_to_the_gateway_are_a_default_route()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, _) = await Network(deployment);
        var table = await deployment.Account.MainTable(vpc);
        var gateways = await deployment.Account.Send(
            Ec2Api.DescribeInternetGateways(new() { Filters = [Ec2Filter.Of("attachment.vpc-id", vpc)] }));
        var gateway = gateways.InternetGateways[0];
        await deployment.Account.Send(
            MoreEc2.DeleteRoute(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0" }));
        foreach (var half in new[] { "0.0.0.0/1", "128.0.0.0/1" })
            await deployment.Account.Send(Ec2Api.CreateRoute(new() { RouteTableId = table, DestinationCidrBlock = half, GatewayId = gateway.InternetGatewayId }));

        Assert.Empty((await deployment.Plan(In(vpc))).Findings);
    }

    [EmulatorFact]
    public async Task What_cuts_a_running_cluster_off_is_in_plan_and_status()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, subnets) = await Network(deployment);
        await deployment.Apply(In(vpc));
        await deployment.Account.MakePrivate(vpc, subnets[0]);
        await deployment.Account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = vpc, EnableDnsSupport = false }));

        var plan = await deployment.Plan(In(vpc));
        var status = await deployment.Engine.Status("live");

        Assert.Equal(
            [(FindingLevel.Warning, "AmsSubnetNoRoute"), (FindingLevel.Warning, "AmsVpcNoDns")],
            plan.Findings.Select(f => (f.Level, f.Code)).Order().ToArray());
        Assert.Equal(Health.Degraded, status.Health);
        Assert.Contains(status.Problems, p => p.StartsWith($"Subnet {subnets[0]} is not public", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task DNS_support_that_was_switched_off_in_the_clusters_own_VPC_is_a_warning()
    {
        var spec = Deployment.Example(1) with { Network = new() { Cidr = "10.40.0.0/16" } };
        using var deployment = await Deployment.Of(emulator, spec);
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;
        await deployment.Account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = vpc, EnableDnsSupport = false }));

        Assert.Equal("AmsVpcNoDns", Assert.Single((await deployment.Plan(spec)).Findings).Code);
    }

    [EmulatorFact]
    public async Task A_half_that_leads_elsewhere_is_not_a_way_out()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, subnets) = await Network(deployment);
        var table = await deployment.Account.MainTable(vpc);
        var elsewhere = await deployment.Account.Send(MoreEc2.CreateNetworkInterface(new() { SubnetId = subnets[2] }));
        await deployment.Account.Send(Ec2Api.CreateRoute(new()
        {
            RouteTableId = table, DestinationCidrBlock = "128.0.0.0/1", NetworkInterfaceId = elsewhere.NetworkInterface.NetworkInterfaceId,
        }));

        var findings = (await deployment.Plan(In(vpc))).Findings;

        Assert.Contains(findings, f => f.Code is "AmsSubnetNoRoute"
            && f.Message.Contains("sends 128.0.0.0/1 to eni-", StringComparison.Ordinal));
    }

    /// <summary>A VPC with a gateway and a subnet in each of three zones, as the main route table makes them public.</summary>
    static async Task<(string Vpc, string[] Subnets)> Network(Deployment deployment)
    {
        var vpc = await deployment.Account.CompanyVpc();
        var subnets = new List<string>();
        foreach (var zone in "abc") subnets.Add(await deployment.Account.Subnet(vpc, $"10.9.{zone - 'a'}.0/24", $"ap-south-1{zone}"));
        return (vpc, [.. subnets]);
    }
}
