using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Engine;

/// <summary>A changed group of nodes is changed by the one call that AWS has for it.</summary>
public sealed class GroupChangeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    static GroupSpec Group(int min = 1, int max = 10, int cpu = 60, string type = "c5.xlarge") => new() { InstanceType = type, MinSize = min, MaxSize = max, TargetCpu = cpu };

    [EmulatorFact]
    public async Task A_greater_max_is_one_call_and_the_record()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (plan, writes) = await deployment.Change(Spec with { Edge = Group(max: 20) });
        Assert.Equal(["Update auto scaling group live-edge"], Deployment.Lines(plan));
        Assert.Equal("max 10 → 20", plan.Changes[0].Reason);
        Assert.Equal(["UpdateAutoScalingGroup", "PutParameter"], writes);
        Assert.Equal(20, (await deployment.Account.Group("live-edge")).MaxSize);
        Assert.Equal(10, (await deployment.Account.Group("live-origin")).MaxSize);
    }

    [EmulatorFact]
    public async Task A_greater_min_starts_nodes_and_leaves_those_that_run()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var before = (await deployment.Account.Group("live-edge")).Instances.Single().InstanceId;
        var (_, writes) = await deployment.Change(Spec with { Edge = Group(min: 3) });
        Assert.Equal(["UpdateAutoScalingGroup", "PutParameter"], writes);
        var group = await deployment.Account.Group("live-edge");
        Assert.Equal((3, 3), (group.MinSize, group.Instances.Count));
        Assert.Contains(group.Instances, i => i.InstanceId == before);
    }

    [EmulatorFact]
    public async Task How_many_nodes_scaling_has_started_is_left_to_scaling()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 4 });
        await deployment.AssertDone(Spec);
        await deployment.Change(Spec with { Edge = Group(min: 2, max: 20) });
        Assert.Equal(4, (await deployment.Account.Group("live-edge")).DesiredCapacity);
    }

    [EmulatorFact]
    public async Task Another_instance_type_is_one_new_version_of_one_launch_template()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (plan, writes) = await deployment.Change(Spec with { Origin = Group(type: "c5.2xlarge") });
        Assert.Equal(["Update launch template live-origin"], Deployment.Lines(plan));
        Assert.Contains("c5.xlarge → c5.2xlarge", plan.Changes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["CreateLaunchTemplateVersion", "CreateTags", "PutParameter"], writes);
        Assert.Equal(["c5.2xlarge", "c5.xlarge"], (await deployment.Account.TemplateVersions("live-origin")).Select(v => v.InstanceType));
    }

    [EmulatorFact]
    public async Task Another_CPU_target_is_one_call()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (plan, writes) = await deployment.Change(Spec with { Edge = Group(cpu: 45) });
        Assert.Equal(["Update scaling policy live-edge-cpu"], Deployment.Lines(plan));
        Assert.Equal(["PutScalingPolicy", "PutParameter"], writes);
        Assert.Equal([45.0, 60.0], (await deployment.Account.Policies()).Select(p => p.TargetTrackingConfiguration!.TargetValue).Order());
    }

    [EmulatorFact]
    public async Task An_image_of_ones_own_is_put_into_both_launch_templates_and_stays_when_it_is_named_no_longer()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var older = (await deployment.Account.Images("aws-marketplace", "AntMedia-AWS-Marketplace-EE-v2170-*")).Single().ImageId;
        var (plan, _) = await deployment.Change(Spec with { Image = new() { Id = older } });
        Assert.Equal(["Update launch template live-edge", "Update launch template live-origin"], Deployment.Lines(plan));

        // There is a newer one in the Marketplace, but a cluster is not upgraded by the way.
        var (back, writes) = await deployment.Change(Spec);
        Assert.Empty(back.Changes);
        Assert.Equal(["PutParameter"], writes);
        Assert.Equal(older, (await deployment.Account.TemplateVersions("live-edge"))[0].ImageId);
        var (other, _) = await deployment.Change(Spec with { Origin = Group(type: "c5.2xlarge") });
        Assert.DoesNotContain("image", other.Changes.Single().Reason, StringComparison.Ordinal);
    }
}
