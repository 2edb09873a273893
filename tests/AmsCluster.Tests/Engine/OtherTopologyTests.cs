using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What the other examples have beyond the guide's cluster.</summary>
public sealed class OtherTopologyTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task RTMP_and_SRT_reach_the_origins_alone_by_a_network_load_balancer()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(6));
        var account = deployment.Account;
        var balancer = Assert.Single(await account.Balancers(), b => b.Type == "network");
        Assert.Equal("internet-facing", balancer.Scheme);
        var groups = (await account.TargetGroups()).ToDictionary(g => g.TargetGroupArn!);
        Assert.Equal([("TCP", 1935, "TCP", 1935), ("UDP", 4200, "UDP", 4200)], (await account.Listeners(balancer.LoadBalancerName!))
            .Select(l => (l.Protocol, l.Port!.Value, groups[l.DefaultActions.Single().TargetGroupArn!].Protocol, groups[l.DefaultActions.Single().TargetGroupArn!].Port!.Value)));

        // SRT says nothing to a stranger: whether a node is well is asked of its HTTP port.
        var srt = groups.Values.Single(g => g.Protocol == "UDP");
        Assert.Equal(("TCP", "5080"), (srt.HealthCheckProtocol, srt.HealthCheckPort));
        var ours = groups.Values.Where(g => g.Protocol is "TCP" or "UDP").Select(g => g.TargetGroupArn!).ToList();
        Assert.Superset(ours.ToHashSet(), (await account.Group("rtmp-srt-origin")).TargetGroupARNs.ToHashSet());
        Assert.Empty(ours.Intersect((await account.Group("rtmp-srt-edge")).TargetGroupARNs));

        Assert.Equal(["tcp 1935 from 0.0.0.0/0", "udp 4200 from 0.0.0.0/0"], await account.Ingress("rtmp-srt-rtmp"));
        Assert.Contains("tcp 1935 from rtmp-srt-rtmp", await account.Ingress("rtmp-srt-node"));
        Assert.Contains("udp 4200 from rtmp-srt-rtmp", await account.Ingress("rtmp-srt-node"));
        Assert.Contains("tcp 5080 from rtmp-srt-rtmp", await account.Ingress("rtmp-srt-node"));
    }

    [EmulatorFact]
    public async Task A_VPC_of_the_clusters_own_has_public_subnets_in_two_zones_a_gateway_and_routes()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(3));
        var account = deployment.Account;
        var vpc = Assert.Single(await account.Vpcs(), v => v.IsDefault is not true);
        Assert.Equal("10.20.0.0/16", vpc.CidrBlock);
        Assert.True((await account.Send(Ec2Api.DescribeVpcAttribute(new() { VpcId = vpc.VpcId!, Attribute = "enableDnsHostnames" }))).EnableDnsHostnames!.Value);
        var subnets = await account.Subnets(vpc.VpcId!);
        Assert.Equal(["ap-south-1a", "ap-south-1b"], subnets.Select(s => s.AvailabilityZone!).Order(StringComparer.Ordinal));
        Assert.All(subnets, s => Assert.StartsWith("10.20.", s.CidrBlock, StringComparison.Ordinal));
        var gateway = Assert.Single((await account.Send(Ec2Api.DescribeInternetGateways(new()))).InternetGateways, g => g.Attachments.Any(a => a.VpcId == vpc.VpcId));
        var tables = (await account.Send(Ec2Api.DescribeRouteTables(new() { Filters = [Ec2Filter.Of("vpc-id", vpc.VpcId!)] }))).RouteTables;
        foreach (var subnet in subnets)
        {
            var table = Assert.Single(tables, t => t.Associations.Any(a => a.SubnetId == subnet.SubnetId));
            Assert.Contains(table.Routes, r => r.DestinationCidrBlock == "0.0.0.0/0" && r.GatewayId == gateway.InternetGatewayId);
        }

        Assert.All(await account.Instances(), i => Assert.Equal(vpc.VpcId, i.VpcId));
        Assert.Equal(vpc.VpcId, (await account.Balancers()).Single().VpcId);
    }

    [EmulatorFact]
    public async Task The_domain_is_an_alias_of_the_load_balancer()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (_, cluster) = await deployment.Apply(Deployment.Example(10));
        var balancer = (await deployment.Account.Balancers()).Single();
        var record = Assert.Single(await deployment.Account.Records(), r => r.Type is not ("NS" or "SOA"));
        Assert.Equal(("live.example.com.", "A", balancer.CanonicalHostedZoneId), (record.Name, record.Type, record.AliasTarget!.HostedZoneId));
        Assert.Equal(balancer.DNSName, record.AliasTarget.DNSName.TrimEnd('.'), ignoreCase: true);
        Assert.Contains(cluster.Endpoints, e => e.Url.StartsWith("https://live.example.com", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task Without_a_certificate_there_are_HTTP_listeners_alone_and_a_warning()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (plan, cluster) = await deployment.Apply(Deployment.Example(8));
        Assert.Equal(["HTTP", "HTTP"], (await deployment.Account.Listeners("http-only")).Select(l => l.Protocol));
        Assert.Contains(plan.Findings, f => f.Level == FindingLevel.Warning && f.Subject == "loadBalancer.certificate" && f.Advice.Length > 0);
        Assert.DoesNotContain(cluster.Endpoints, e => e.Url.StartsWith("https", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task Nodes_in_two_zones_are_spread_and_the_database_stands_in_the_first()
    {
        var spec = Deployment.Example(4);
        using var deployment = await Deployment.Of(emulator, spec with { Edge = spec.Edge with { MinSize = 2 } });
        Assert.Equal(["ap-south-1a", "ap-south-1b"], (await deployment.Account.Group("two-zones-edge")).Instances.Select(i => i.AvailabilityZone!).Order(StringComparer.Ordinal));
        Assert.Equal("ap-south-1a", (await deployment.Account.Instance("two-zones-mongo")).Placement!.AvailabilityZone);
    }
}
