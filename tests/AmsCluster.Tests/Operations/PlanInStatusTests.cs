using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Operations;

/// <summary>A status reports what a plan reports about a running cluster.</summary>
public sealed class PlanInStatusTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_cluster_as_its_spec_says_has_no_problems()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var cluster = await deployment.Engine.Status("live");
        Assert.Equal((Health.Healthy, 0), (cluster.Health, cluster.Problems.Count));
    }

    [EmulatorFact]
    public async Task Suspended_processes_of_a_group_are_reported_and_degrade_it()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new SuspendProcesses { AutoScalingGroupName = "live-edge", ScalingProcesses = ["Launch"] });

        var cluster = await deployment.Engine.Status("live");

        Assert.Equal(Health.Degraded, cluster.Health);
        Assert.Contains("Processes of auto scaling group live-edge are suspended (Launch)", Assert.Single(cluster.Problems), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_difference_from_the_spec_is_reported()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MaxSize = 3 });

        var cluster = await deployment.Engine.Status("live");

        Assert.Equal(Health.Healthy, cluster.Health);
        Assert.StartsWith("live differs from its spec: auto scaling group live-edge.", Assert.Single(cluster.Problems), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_rule_that_opens_the_database_is_reported_and_degrades_it()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var group = await deployment.Account.SecurityGroup("live-mongo");
        await deployment.Account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new()
        {
            GroupId = group.GroupId, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 27017, ToPort = 27017, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        }));

        var cluster = await deployment.Engine.Status("live");

        Assert.Equal(Health.Degraded, cluster.Health);
        Assert.Contains("27017 from 0.0.0.0/0", Assert.Single(cluster.Problems), StringComparison.Ordinal);
    }
}
