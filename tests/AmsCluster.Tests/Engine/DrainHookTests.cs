using AmsCluster.Execution;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>Nodes that wait before they end: the hook, what goes along with it, and what becomes of it.</summary>
public sealed class DrainHookTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Ending = "autoscaling:EC2_INSTANCE_TERMINATING";

    static readonly ClusterSpec Plain = Deployment.Example(1);
    static readonly ClusterSpec Drains = Plain with { Edge = Plain.Edge with { DrainMinutes = 30 } };

    [EmulatorFact]
    public async Task A_hook_makes_nodes_wait_for_five_minutes_at_a_time_and_then_lets_them_go()
    {
        using var deployment = await Deployment.Of(emulator, Drains);

        var hook = Assert.Single(await Drain(deployment, "live-edge"));
        Assert.Equal(("live-edge-drain", Ending, 300, "CONTINUE"), (hook.LifecycleHookName, hook.LifecycleTransition, hook.HeartbeatTimeout, hook.DefaultResult));
        Assert.Empty(await Drain(deployment, "live-origin"));

        // What AWS allows all heartbeats together is more than the longest that a spec can ask for.
        Assert.True(hook.GlobalTimeout >= 480 * 60, $"{hook.GlobalTimeout}");
        await deployment.AssertDone(Drains);
    }

    [EmulatorFact]
    public async Task Node_load_balancer_and_rights_go_along_with_it()
    {
        using var deployment = await Deployment.Of(emulator, Drains);
        var account = deployment.Account;

        var data = (await account.TemplateVersions("live-edge"))[0];
        Assert.InRange(Convert.FromBase64String(data.UserData!).Length, 1000, 16 * 1024);
        Assert.Contains("\ngroup='live-edge'\nending_hook='live-edge-drain'\ndrain_minutes='30'\nstarting_hook='live-edge-launch'\n", PackedUserData.TextOf(data.UserData), StringComparison.Ordinal);
        Assert.Contains("\nending_hook=''\n", PackedUserData.TextOf((await account.TemplateVersions("live-origin"))[0].UserData), StringComparison.Ordinal);
        Assert.Equal(("1800", "300"), (await Delay(account, "live-edge"), await Delay(account, "live-origin")));
        var rights = Uri.UnescapeDataString((await account.Send(new Iam.GetRolePolicy { RoleName = "amscluster-live-ap-south-1", PolicyName = "node" })).PolicyDocument!);
        Assert.Contains("\"Action\":[\"autoscaling:CompleteLifecycleAction\",\"autoscaling:RecordLifecycleActionHeartbeat\"],\"Resource\":[\"arn:aws:autoscaling:ap-south-1:*:autoScalingGroup:*:autoScalingGroupName/live-origin\",\"arn:aws:autoscaling:ap-south-1:*:autoScalingGroup:*:autoScalingGroupName/live-edge\"]", rights, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(1, "300")]
    [InlineData(5, "300")]
    [InlineData(6, "360")]
    [InlineData(60, "3600")]
    [InlineData(480, "3600")]
    public void A_load_balancer_drains_as_long_as_AWS_lets_it_and_never_shorter_than_without(int minutes, string seconds) =>
        Assert.Equal(seconds, AmsCluster.Resources.TargetPorts.Http(minutes).Attributes["deregistration_delay.timeout_seconds"]);

    [EmulatorFact]
    public async Task It_is_added_to_a_cluster_that_serves_changed_and_taken_away()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        string[] along = ["Update launch template live-edge", "Update target group live-edge"];

        Assert.Equal(["Create lifecycle hook live-edge-drain", .. along], Deployment.Lines((await deployment.Change(Drains)).Plan));
        Assert.Equal(["Update launch template live-edge", "Update target group live-edge"], Deployment.Lines((await deployment.Change(Drains with { Edge = Drains.Edge with { DrainMinutes = 40 } })).Plan));
        Assert.Equal(["Delete lifecycle hook live-edge-drain", .. along], Deployment.Lines((await deployment.Change(Plain)).Plan));
        Assert.Empty(await Drain(deployment, "live-edge"));
    }

    static async Task<IEnumerable<AutoScaling.LifecycleHook>> Drain(Deployment deployment, string group) =>
        (await deployment.Account.Hooks(group)).Where(h => h.LifecycleTransition == Ending);

    [EmulatorFact]
    public async Task Hooks_are_read_once_a_group()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        await deployment.Change(Drains);
        await emulator.ResetCalls();

        await deployment.AssertDone(Drains);

        Assert.Equal((32, 0), ((await emulator.Calls()).Total, (await emulator.Calls()).Writes));
        Assert.Contains("DescribeLifecycleHooks 2", (await emulator.Calls()).Operations, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Hooks_of_somebody_else_stay()
    {
        using var deployment = await Deployment.Of(emulator, Drains);
        await deployment.Account.Send(new AutoScaling.PutLifecycleHook { AutoScalingGroupName = "live-edge", LifecycleHookName = "theirs", LifecycleTransition = Ending });

        await deployment.AssertDone(Drains);
        await deployment.Change(Plain);

        Assert.Equal("theirs", Assert.Single(await Drain(deployment, "live-edge")).LifecycleHookName);
    }

    [EmulatorFact]
    public async Task A_group_that_was_adopted_keeps_its_hooks_and_gets_ours_beside_them()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Account.Send(new AutoScaling.PutLifecycleHook { AutoScalingGroupName = HandMade.EdgeGroup, LifecycleHookName = "theirs", LifecycleTransition = Ending });
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;

        await deployment.Change(spec with { Edge = spec.Edge with { DrainMinutes = 15 } });

        Assert.Equal(["live-edge-drain", "theirs"], (await deployment.Account.Hooks(HandMade.EdgeGroup)).Select(h => h.LifecycleHookName).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task A_pool_of_a_group_that_was_adopted_holds_no_node_that_may_have_no_right_to_say_that_it_serves()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;

        await deployment.Change(spec with { Edge = spec.Edge with { WarmPool = 1 } });

        Assert.Equal(1, (await deployment.Account.Group(HandMade.EdgeGroup)).WarmPoolConfiguration?.MinSize);
        Assert.Empty(await deployment.Account.Hooks(HandMade.EdgeGroup));
    }

    [EmulatorFact]
    public async Task A_cluster_goes_without_waiting_for_what_drains()
    {
        using var deployment = await Deployment.Of(emulator, Drains);
        await ScaleIn(deployment);

        await deployment.Destroy("live");

        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_node_that_drains_is_shown_as_such_and_is_no_problem()
    {
        using var deployment = await Deployment.Of(emulator, Drains);
        await ScaleIn(deployment);

        var cluster = await deployment.Engine.Look("live");

        // The sizes were changed manually, which is the only problem.
        Assert.Equal(Health.Healthy, cluster.Health);
        Assert.StartsWith("live differs from its spec: auto scaling group live-edge.", Assert.Single(cluster.Problems), StringComparison.Ordinal);
        var node = Assert.Single(cluster.Edge!.Nodes);
        Assert.Equal(("Terminating:Wait", null), (node.LifecycleState, node.TargetHealth));
        Assert.Equal("drains: waits for what is published to it and watched from it to end, 30 minutes at most", node.Reason);
        Assert.Contains(cluster.Edge.Activities, a => a is { Status: "MidLifecycleAction", IsUnderWay: true } && a.Description.Contains(node.InstanceId, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_rolling_upgrade_waits_for_it_too()
    {
        var (deployment, spec, _, newest) = await Upgrading.Nodes.Of(emulator);
        using var __ = deployment;
        spec = spec with { Edge = spec.Edge with { DrainMinutes = 30 } };
        await deployment.Apply(spec);
        var told = new List<string>();
        await Upgrading.Nodes.Upgrade(deployment, on: e =>
        {
            if (e is not EngineEvent.Waiting { Last: { } last } || !last.Contains("lifecycle action", StringComparison.Ordinal)) return;
            told.Add(last);
            EndAll(deployment).GetAwaiter().GetResult();
        });

        Assert.NotEmpty(told);
        await Upgrading.Nodes.AssertOn(deployment, spec, newest);
    }

    // What the nodes themselves do when nothing is on them any more.
    static async Task EndAll(Deployment deployment)
    {
        foreach (var node in (await deployment.Account.Group("live-edge")).Instances.Where(i => i.LifecycleState == "Terminating:Wait"))
            await deployment.Account.Send(new AutoScaling.CompleteLifecycleAction { AutoScalingGroupName = "live-edge", LifecycleHookName = "live-edge-drain", InstanceId = node.InstanceId, LifecycleActionResult = "CONTINUE" });
    }

    static async Task<string> Delay(Account account, string group) => (await account.Attributes(group))["deregistration_delay.timeout_seconds"];

    static async Task ScaleIn(Deployment deployment)
    {
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MinSize = 0, DesiredCapacity = 0 });
        Assert.Equal("Terminating:Wait", Assert.Single((await deployment.Account.Group("live-edge")).Instances).LifecycleState);
    }
}
