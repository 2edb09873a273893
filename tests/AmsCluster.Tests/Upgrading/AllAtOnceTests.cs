using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Upgrading;

/// <summary>An upgrade between versions that cannot be mixed: no old node meets a new one.</summary>
public sealed class AllAtOnceTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly UpgradeOptions Options = new() { Strategy = UpgradeStrategy.AllAtOnce };

    [EmulatorFact]
    public async Task All_nodes_end_before_the_first_new_one_starts_and_the_sizes_come_back()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 4 });
        var work = await deployment.Engine.PrepareUpgrade("live", Options);
        Assert.Contains(work.Upgrade.Findings, f => f is { Code: "AmsUpgradeOutage", Level: FindingLevel.Warning });
        Assert.DoesNotContain(work.Upgrade.Findings, f => f.Code is "AmsUpgradeMixed");

        var mixed = false;
        await Nodes.Upgrade(deployment, Options, _ =>
        {
            var all = Nodes.Images(deployment, "live-edge").Result.Concat(Nodes.Images(deployment, "live-origin").Result).ToList();
            mixed |= all.Contains(old) && all.Contains(newest);
        });
        Assert.False(mixed, "Nodes of both versions ran side by side.");
        var edge = await deployment.Account.Group("live-edge");
        Assert.Equal((2, 10, 4, "$Latest"), (edge.MinSize, edge.MaxSize, edge.DesiredCapacity, edge.LaunchTemplate!.Version));
        Assert.Equal(Enumerable.Repeat(newest, 4), await Nodes.Images(deployment, "live-edge"));
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task What_is_ready_in_a_warm_pool_is_of_the_new_image_too()
    {
        var (deployment, spec, old, _) = await Nodes.Of(emulator);
        using var __ = deployment;
        spec = spec with { Edge = spec.Edge with { WarmPool = 2 } };
        await deployment.Apply(spec);
        await Nodes.Upgrade(deployment, Options);
        Assert.Equal(2, (await deployment.Account.Group("live-edge")).WarmPoolSize);
        Assert.DoesNotContain(await deployment.Account.Instances(), i => i.ImageId == old);
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task A_node_that_is_protected_from_scale_in_goes_too()
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        var origin = (await deployment.Account.Group("live-origin")).Instances.Single().InstanceId!;
        await deployment.Account.Send(new AutoScaling.SetInstanceProtection { AutoScalingGroupName = "live-origin", InstanceIds = [origin], ProtectedFromScaleIn = true });
        await Nodes.Upgrade(deployment, Options);
        await Nodes.AssertOn(deployment, spec, newest);
    }

    [EmulatorFact]
    public async Task A_node_that_a_lifecycle_hook_holds_is_let_go_as_it_was_waited_for_before()
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        spec = spec with { Edge = spec.Edge with { DrainMinutes = 30 }, Origin = spec.Origin with { DrainMinutes = 480 } };
        await deployment.Apply(spec);
        await emulator.ResetCalls();
        await Nodes.Upgrade(deployment, Options);
        Assert.Equal(3, (await deployment.Writes()).Count(w => w == "CompleteLifecycleAction"));
        await Nodes.AssertOn(deployment, spec, newest);
    }

    [EmulatorFact]
    public async Task When_new_nodes_do_not_come_up_the_old_image_comes_back()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await Nodes.Sicken(deployment, newest);
        var engine = new AmsCluster.Operations.ClusterEngine(deployment.Aws, patience: Deployment.Short with { Ready = TimeSpan.FromSeconds(1) });
        var error = await Assert.ThrowsAnyAsync<AmsException>(async () => await engine.Upgrade(await engine.PrepareUpgrade("live", Options)));
        Assert.Equal("AmsUpgradeFailed", error.Code);
        Assert.Contains("Request timed out", error.Message, StringComparison.Ordinal);
        await Nodes.AssertOn(deployment, spec, old);
    }
}
