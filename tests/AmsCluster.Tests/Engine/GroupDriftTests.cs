using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Engine;

/// <summary>What others add to an Auto Scaling group, and settings of it that no spec has.</summary>
public sealed class GroupDriftTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Group = "live-edge";

    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task Hooks_policies_and_scheduled_actions_of_others_are_drift_and_in_plan_and_status()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AutoScaling.PutLifecycleHook
        {
            AutoScalingGroupName = Group, LifecycleHookName = "slow",
            LifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING",
        });
        await deployment.Account.Send(new AutoScaling.PutScalingPolicy
        {
            AutoScalingGroupName = Group, PolicyName = "down", PolicyType = "SimpleScaling",
            AdjustmentType = "ChangeInCapacity", ScalingAdjustment = -1,
        });
        await deployment.Account.Send(new AutoScaling.PutScheduledUpdateGroupAction
        {
            AutoScalingGroupName = Group, ScheduledActionName = "nightly", Recurrence = "0 22 * * *", MinSize = 0,
        });

        var work = await deployment.Engine.Prepare(Spec);
        var status = await deployment.Engine.Status("live");
        var look = await deployment.Engine.Look("live");

        Assert.True(work.IsDone);
        Assert.Equal(
            ["AmsOtherLifecycleHook", "AmsOtherScalingPolicy", "AmsOtherScheduledAction"],
            work.Plan.Findings.Select(f => f.Code));
        Assert.Equal(
            [
                "lifecycle hook slow: EC2_INSTANCE_LAUNCHING, ABANDON after 3600 s without an answer",
                "scaling policy down: SimpleScaling",
                "scheduled action nightly: min 0, again and again (0 22 * * *)",
            ],
            work.Drift.Select(d => $"{d.Field}: {d.Actual}"));
        Assert.All(work.Drift, d => Assert.Equal(("auto scaling group", Group, null), (d.Kind, d.Name, d.Expected)));
        Assert.Equal((Health.Degraded, 3), (status.Health, status.Problems.Count));
        Assert.Equal((Health.Degraded, 3), (look.Health, look.Problems.Count));
    }

    [EmulatorFact]
    public async Task Settings_that_no_spec_has_and_that_end_nodes_are_put_back()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup
        {
            AutoScalingGroupName = Group,
            MaxInstanceLifetime = 86400,
            NewInstancesProtectedFromScaleIn = true,
            TerminationPolicies = ["NewestInstance", "OldestInstance"],
            DefaultCooldown = 0,
            CapacityRebalance = true,
        });

        var (plan, _) = await deployment.Change(Spec);

        Assert.Equal(
            [
                "max instance lifetime: 86400 s → none",
                "new nodes protected from scale-in: yes → none",
                "termination policies: NewestInstance, OldestInstance → Default",
                "cooldown: 0 → 300",
                "capacity rebalancing: on → none",
            ],
            Assert.Single(plan.Changes).Fields.Select(f => $"{f.Field}: {f.Actual} → {f.Expected ?? "none"}"));
        var group = await deployment.Account.Group(Group);
        Assert.Equal((0, false, "Default", 300, false), (
            group.MaxInstanceLifetime, group.NewInstancesProtectedFromScaleIn, group.TerminationPolicies.Single(),
            group.DefaultCooldown, group.CapacityRebalance));
    }

    [EmulatorFact]
    public async Task A_mixed_instances_policy_gives_way_to_the_launch_template()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var template = (await deployment.Account.Group(Group)).LaunchTemplate! with { LaunchTemplateName = null };
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup
        {
            AutoScalingGroupName = Group,
            MixedInstancesPolicy = new()
            {
                LaunchTemplate = new()
                {
                    LaunchTemplateSpecification = template, Overrides = [new() { InstanceType = "c5.large" }],
                },
                InstancesDistribution = new() { OnDemandPercentageAboveBaseCapacity = 0 },
            },
        });

        var (plan, _) = await deployment.Change(Spec);

        Assert.Contains("mixed instances policy", Assert.Single(plan.Changes).Fields.Select(f => f.Field));
        Assert.Null((await deployment.Account.Group(Group)).MixedInstancesPolicy);
    }
}
