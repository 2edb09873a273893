using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>What people have beyond the guide is still there after the first deployment of a cluster that was adopted.</summary>
public sealed class AdoptionKeepsTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task What_a_template_gives_its_nodes_beyond_the_spec_stays()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var data = (await deployment.Account.TemplateVersions("Edge-Group"))[0];
        await deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new()
        {
            LaunchTemplateName = "Edge-Group", SourceVersion = "1",
            LaunchTemplateData = new()
            {
                BlockDeviceMappings = [new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 100 } }], InstanceType = "c6i.xlarge",
                TagSpecifications = [new() { ResourceType = "instance", Tags = [new("Name", "our-edge"), new("cost-center", "7")] }],
            },
        }));
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        Assert.Equal(data.InstanceType, spec.Edge.InstanceType);
        await deployment.Apply(spec);
        var now = (await deployment.Account.TemplateVersions("Edge-Group"))[0];
        Assert.Equal(("c5.xlarge", 100), (now.InstanceType, now.BlockDeviceMappings[0].Ebs!.VolumeSize));
        var tags = now.TagSpecifications.Single(t => t.ResourceType == "instance").Tags.Select(t => $"{t.Key}={t.Value}");
        Assert.Equal(["Name=our-edge", "amscluster:cluster=live", "amscluster:role=edge", "cost-center=7"], tags.Order(StringComparer.Ordinal));
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task A_group_stays_behind_load_balancers_that_are_not_the_clusters()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var vpc = (await deployment.Account.TargetGroup("Origin-Target-Group")).VpcId!;
        var rtmp = (await deployment.Account.Send(new Elb.CreateTargetGroup { Name = "rtmp", Protocol = "TCP", Port = 1935, VpcId = vpc, TargetType = "instance" })).TargetGroups[0].TargetGroupArn!;
        await deployment.Account.Send(new AutoScaling.AttachLoadBalancerTargetGroups { AutoScalingGroupName = HandMade.OriginGroup, TargetGroupARNs = [rtmp] });
        await Manage(deployment);
        Assert.Contains(rtmp, (await deployment.Account.Group(HandMade.OriginGroup)).TargetGroupARNs);
    }

    [EmulatorFact]
    public async Task A_listener_that_redirects_goes_on_redirecting()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var plain = (await deployment.Account.Listener(HandMade.Balancer, 80)).ListenerArn!;
        await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = plain, DefaultActions = [new() { Type = "redirect", RedirectConfig = new() { Protocol = "HTTPS", Port = "443", StatusCode = "HTTP_301" } }] });
        await Manage(deployment);
        Assert.Equal("redirect", (await deployment.Account.Listener(HandMade.Balancer, 80)).DefaultActions[0].Type);
    }

    [EmulatorFact]
    public async Task A_health_check_by_which_nodes_are_ended_is_not_changed()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = HandMade.OriginGroup, HealthCheckType = "ELB" });
        var plan = await Manage(deployment);
        Assert.Contains(plan.Findings, f => f is { Code: "AmsAdoptedChecks", Subject: "Origin-Target-Group" });
        Assert.Equal("/", (await deployment.Account.TargetGroup("Origin-Target-Group")).HealthCheckPath);
        Assert.Equal("/rest/v2/liveness", (await deployment.Account.TargetGroup("Edge-Target-Group")).HealthCheckPath);
    }

    [EmulatorFact]
    public async Task A_group_keeps_its_subnets_and_the_load_balancer_its_zones()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await Manage(deployment);
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        var before = (await deployment.Account.Group(HandMade.EdgeGroup)).VPCZoneIdentifier;
        var moved = spec with { Network = spec.Network with { NodeZones = ["ap-south-1b"], LoadBalancerZones = ["ap-south-1b", "ap-south-1c"] } };
        Assert.Contains((await deployment.Plan(moved)).Findings, f => f is { Code: "AmsAdoptedSubnets", Subject: HandMade.EdgeGroup });
        await deployment.Change(moved);
        Assert.Equal(before, (await deployment.Account.Group(HandMade.EdgeGroup)).VPCZoneIdentifier);
        Assert.Equal(["ap-south-1a", "ap-south-1b", "ap-south-1c"], (await deployment.Account.Balancers())[0].AvailabilityZones.Select(z => z.ZoneName).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task A_database_whose_address_is_given_is_the_users_again_and_outlives_the_cluster()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var made = await new HandMade(deployment.Account).Make();
        var rules = await deployment.Account.Ingress("launch-wizard-1");
        await Manage(deployment);
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        var (plan, writes) = await deployment.Change(spec with { Mongo = new() { Uri = $"mongodb://ams:password@{made.MongoAddress}:27017" } });
        Assert.DoesNotContain(plan.Changes, c => c.Action is ChangeAction.Delete or ChangeAction.Replace);
        Assert.DoesNotContain("TerminateInstances", writes);
        Assert.Contains("tcp 27017 from Ant Media Server Enterprise Origin", await deployment.Account.Ingress("launch-wizard-1"));
        await deployment.Destroy("live");
        var left = await deployment.Account.Left();
        Assert.Equal(3, left.Count);
        Assert.Contains($"instance {made.MongoId} running", left);
        Assert.Contains("security group launch-wizard-1", left);
        Assert.Equal(rules, await deployment.Account.Ingress("launch-wizard-1"));
    }

    static async Task<ClusterPlan> Manage(Deployment deployment)
    {
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        var plan = await deployment.Plan(spec);
        await deployment.Apply(spec);
        await deployment.AssertDone(spec);
        return plan;
    }
}
