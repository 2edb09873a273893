using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A VPC may have several subnets in a zone: the spec can say which one is taken.</summary>
public sealed class SubnetTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static ClusterSpec In(string vpc, string[] subnets, params string[] nodes) =>
        Deployment.Example(1) with { Network = new() { Vpc = vpc, Subnets = subnets, NodeZones = nodes } };

    /// <summary>A VPC with a gateway, and with three public subnets in each of two zones; their ids, zone by zone.</summary>
    static async Task<(string Vpc, string[] A, string[] B)> Network(Deployment deployment)
    {
        var vpc = await deployment.Account.CompanyVpc();
        async Task<string[]> Zone(string zone, int first)
        {
            var ids = new List<string>();
            for (var block = first; block < first + 3; block++)
            {
                ids.Add(await deployment.Account.Subnet(vpc, $"10.9.{block}.0/24", $"ap-south-1{zone}"));
            }

            return [.. ids.Order(StringComparer.Ordinal)];
        }

        return (vpc, await Zone("a", 0), await Zone("b", 10));
    }

    static async Task<(string[] Groups, string[] Balancer, string Mongo)> Standing(Deployment deployment)
    {
        var groups = (await deployment.Account.Groups()).SelectMany(g => g.VPCZoneIdentifier!.Split(',')).Distinct(StringComparer.Ordinal);
        var balancer = (await deployment.Account.Balancers()).Single().AvailabilityZones.Select(z => z.SubnetId!);
        return ([.. groups.Order(StringComparer.Ordinal)], [.. balancer.Order(StringComparer.Ordinal)], (await deployment.Account.Instance("live-mongo")).SubnetId!);
    }

    [EmulatorFact]
    public async Task The_named_ones_are_taken_and_their_zones_with_them()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, a, b) = await Network(deployment);

        // Neither is the one that would be chosen by itself, and zone b comes first because the spec says so.
        var spec = In(vpc, [b[2], a[1]]);
        await deployment.Apply(spec);
        var (groups, balancer, mongo) = await Standing(deployment);
        Assert.Equal([b[2]], groups);
        Assert.Equal(b[2], mongo);
        Assert.Equal(new[] { a[1], b[2] }.Order(StringComparer.Ordinal), balancer);
        Assert.Empty((await deployment.Change(spec)).Writes);
    }

    [EmulatorFact]
    public async Task In_zones_that_the_spec_names_too_they_come_before_others()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, a, b) = await Network(deployment);
        await deployment.Apply(In(vpc, [b[1], a[2]], "ap-south-1a", "ap-south-1b"));
        var (groups, _, mongo) = await Standing(deployment);
        Assert.Equal(new[] { a[2], b[1] }.Order(StringComparer.Ordinal), groups);
        Assert.Equal(a[2], mongo);
    }

    [EmulatorFact]
    public async Task What_cannot_be_taken_is_told_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, a, b) = await Network(deployment);
        await emulator.ResetCalls();
        foreach (var (spec, code, named) in new[]
        {
            (In(vpc, [a[0], "subnet-0123456789abcdef0"]), "AmsSubnetNotFound", "subnet-0123456789abcdef0"),
            (In("default", [a[0], b[0]]), "AmsSubnetNotFound", a[0]),
            (In(vpc, [a[0], a[1], b[0]]), "AmsSubnetNotUsed", a[1]),
        })
        {
            var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec));
            Assert.Contains(error.Findings, f => f is { Level: FindingLevel.Error, Subject: "network.subnets" } && f.Code == code && f.Message.Contains(named, StringComparison.Ordinal));
        }

        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_VPC_without_a_gateway_is_told_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = (await deployment.Account.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.9.0.0/16" }))).Vpc!.VpcId!;
        foreach (var zone in new[] { "a", "b" }) await deployment.Account.Subnet(vpc, $"10.9.{zone[0] - 'a'}.0/24", $"ap-south-1{zone}");
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(In(vpc, [])));
        Assert.Equal("AmsVpcNoGateway", Assert.Single(error.Findings, f => f.Level is FindingLevel.Error).Code);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task The_nodes_move_to_another_subnet_of_their_zone_in_place()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (vpc, a, b) = await Network(deployment);
        var spec = In(vpc, [a[0], b[0]]) with { Mongo = new() { Uri = "mongodb://db.example.com" } };
        await deployment.Apply(spec);
        var (plan, _) = await deployment.Change(spec with { Network = spec.Network with { Subnets = [a[1], b[0]] } });
        Assert.Equal(["Update auto scaling group live-edge", "Update auto scaling group live-origin", "Update load balancer live"], Deployment.Lines(plan));
    }
}
