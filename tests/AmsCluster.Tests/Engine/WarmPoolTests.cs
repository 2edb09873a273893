using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Engine;

/// <summary>Nodes that are ready beforehand: the pool comes with the group, is read along with it and goes with it.</summary>
public sealed class WarmPoolTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Plain = Deployment.Example(1);
    static readonly ClusterSpec Spec = Plain with { Edge = Plain.Edge with { WarmPool = 2 } };

    [EmulatorFact]
    public async Task The_pool_has_its_nodes_and_the_group_its_own()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var group = await deployment.Account.Group("live-edge");
        Assert.Equal((2, 2, "Stopped"), (group.WarmPoolConfiguration!.MinSize, group.WarmPoolConfiguration.MaxGroupPreparedCapacity, group.WarmPoolConfiguration.PoolState));
        Assert.Equal((2, 1), (group.WarmPoolSize, group.Instances.Count));
        Assert.Null((await deployment.Account.Group("live-origin")).WarmPoolConfiguration);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task A_scale_out_takes_from_the_pool_and_the_plan_is_empty()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var ready = (await Pool(deployment)).Select(i => i.InstanceId).ToList();
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 3 });
        Assert.Superset(ready.ToHashSet(), (await deployment.Account.Group("live-edge")).Instances.Select(i => i.InstanceId).ToHashSet());
        Assert.Equal(2, (await Pool(deployment)).Count);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task It_is_created_changed_and_deleted_by_one_call_each()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        var (made, makes) = await deployment.Change(Spec);
        Assert.Equal(["Create warm pool live-edge"], Deployment.Lines(made));
        Assert.Contains("create warm pool live-edge (2 stopped nodes)", Deployment.Sentences(made));
        Assert.Equal(["PutParameter", "PutWarmPool", "PutParameter"], makes.Where(m => m is not "DeleteParameters"));

        var (changed, changes) = await deployment.Change(Plain with { Edge = Plain.Edge with { WarmPool = 3 } });
        Assert.Equal("nodes 2 → 3; most nodes 2 → 3", Assert.Single(changed.Changes).Reason);
        Assert.Equal(["PutWarmPool", "PutParameter"], changes);

        var (gone, deletes) = await deployment.Change(Plain);
        Assert.Equal(["Delete warm pool live-edge"], Deployment.Lines(gone));
        Assert.Contains("DeleteWarmPool", deletes);
        Assert.Equal(3, (await deployment.Account.Instances()).Count);
        await deployment.AssertDone(Plain);
    }

    [EmulatorFact]
    public async Task A_node_of_it_is_not_stopped_before_its_start_script_is_done()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        await emulator.Launches("hooked");
        try
        {
            await deployment.Change(Spec with { Edge = Spec.Edge with { WarmPool = 1 } });
            var node = Assert.Single(await Pool(deployment));
            Assert.Equal("Warmed:Pending:Wait", node.LifecycleState);
            await deployment.Account.Send(new AutoScaling.CompleteLifecycleAction { AutoScalingGroupName = "live-edge", LifecycleHookName = "live-edge-launch", LifecycleActionResult = "CONTINUE", InstanceId = node.InstanceId! });
            Assert.Equal("Warmed:Stopped", Assert.Single(await Pool(deployment)).LifecycleState);
        }
        finally
        {
            await emulator.NoTrouble();
        }
    }

    [EmulatorFact]
    public async Task What_somebody_changes_of_it_is_set_right()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AutoScaling.PutWarmPool { AutoScalingGroupName = "live-edge", MinSize = 2, MaxGroupPreparedCapacity = 2, PoolState = "Running", InstanceReusePolicy = new() { ReuseOnScaleIn = true } });
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal("state Running → Stopped; reuse on scale-in True → False", Assert.Single(plan.Changes).Reason);
    }

    [EmulatorFact]
    public async Task The_status_tells_of_its_nodes()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var edge = (await deployment.Engine.Look("live")).Edge!;
        Assert.Equal((2, 1), (edge.WarmPoolSize, edge.Total));
        Assert.All(edge.WarmPool, n => Assert.Equal(("Warmed:Stopped", "stopped"), (n.LifecycleState, n.State)));
        Assert.Equal((await Pool(deployment)).Select(i => i.InstanceId), edge.WarmPool.Select(n => n.InstanceId));
    }

    [EmulatorFact]
    public async Task It_goes_with_its_cluster()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Destroy("live");
        Assert.DoesNotContain("DeleteWarmPool", await deployment.Writes());
        Assert.Empty(await deployment.Account.Instances());
    }

    static async Task<IReadOnlyList<AutoScaling.Instance>> Pool(Deployment deployment) =>
        (await deployment.Account.Send(new AutoScaling.DescribeWarmPool { AutoScalingGroupName = "live-edge" })).Instances;
}
