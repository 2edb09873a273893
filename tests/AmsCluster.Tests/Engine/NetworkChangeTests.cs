using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A cluster can spread over more zones; it cannot move to another VPC.</summary>
public sealed class NetworkChangeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static ClusterSpec In(ClusterSpec spec, string[] nodes, string[] balancer) => spec with { Network = spec.Network with { NodeZones = nodes, LoadBalancerZones = balancer } };

    [EmulatorFact]
    public async Task Another_VPC_is_refused_before_any_write()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec with { Network = spec.Network with { Cidr = "10.0.0.0/16" } }));
        Assert.Contains(error.Findings, f => f is { Level: FindingLevel.Error, Subject: "network.vpc" });
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task More_zones_for_the_nodes_are_changed_in_place()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        var (plan, writes) = await deployment.Change(In(spec, ["ap-south-1a", "ap-south-1b"], ["ap-south-1a", "ap-south-1b"]));
        Assert.Equal(["Update auto scaling group live-edge", "Update auto scaling group live-origin"], Deployment.Lines(plan));
        Assert.Equal(["UpdateAutoScalingGroup", "UpdateAutoScalingGroup", "PutParameter"], writes);
    }

    [EmulatorFact]
    public async Task A_third_zone_for_the_load_balancer_is_changed_in_place()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        var (plan, _) = await deployment.Change(In(spec, ["ap-south-1a"], ["ap-south-1a", "ap-south-1b", "ap-south-1c"]));
        Assert.Equal(["Update load balancer live"], Deployment.Lines(plan));
        Assert.Equal(3, (await deployment.Account.Balancers()).Single().AvailabilityZones.Count);
    }

    [EmulatorFact]
    public async Task A_VPC_of_the_clusters_own_gets_a_subnet_for_a_further_zone()
    {
        var spec = In(Deployment.Example(3), ["ap-south-1a"], ["ap-south-1a", "ap-south-1b"]);
        using var deployment = await Deployment.Of(emulator, spec);
        var (plan, _) = await deployment.Change(In(spec, ["ap-south-1a"], ["ap-south-1a", "ap-south-1b", "ap-south-1c"]));
        Assert.DoesNotContain(plan.Findings, f => f.Level == FindingLevel.Error);
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;
        Assert.Equal(["ap-south-1a", "ap-south-1b", "ap-south-1c"], (await deployment.Account.Subnets(vpc)).Select(s => s.AvailabilityZone!).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task A_VPC_whose_host_names_were_not_switched_on_any_more_gets_them_from_the_next_apply()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(3));
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;
        await deployment.Account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = vpc, EnableDnsHostnames = false }));
        await deployment.Change(Deployment.Example(3));
        Assert.True((await deployment.Account.Send(Ec2Api.DescribeVpcAttribute(new() { VpcId = vpc, Attribute = "enableDnsHostnames" }))).EnableDnsHostnames!.Value);
    }

    [EmulatorFact]
    public async Task A_narrowing_of_the_clusters_own_VPC_that_was_cut_short_is_finished_by_the_next_apply()
    {
        var wide = In(Deployment.Example(3), ["ap-south-1a"], ["ap-south-1a", "ap-south-1b", "ap-south-1c"]);
        var narrow = In(wide, ["ap-south-1a"], ["ap-south-1a", "ap-south-1b"]);
        using var deployment = await Deployment.Of(emulator, wide);
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;

        // As if the process had died right after the subnet was gone.
        var balancer = (await deployment.Account.Balancers()).Single();
        var third = (await deployment.Account.Subnets(vpc)).Single(s => s.AvailabilityZone == "ap-south-1c").SubnetId!;
        await deployment.Account.Send(new AmsCluster.Aws.Elb.SetSubnets { LoadBalancerArn = balancer.LoadBalancerArn!, Subnets = [.. balancer.AvailabilityZones.Select(z => z.SubnetId!).Where(s => s != third)] });
        await deployment.Account.Send(Ec2Api.DeleteSubnet(new() { SubnetId = third }));
        await deployment.Change(narrow);
    }
}
