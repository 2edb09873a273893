using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Upgrading;

/// <summary>An upgrade that is cut short is known to everybody, and is finished or taken back by the same command.</summary>
public sealed class StoppedUpgradeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task What_is_stopped_is_told_by_plan_and_status_and_finished_by_the_same_again()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await Stop(deployment);
        var id = (await Refreshes(deployment)).Single().InstanceRefreshId;

        var plan = await deployment.Plan(spec);
        var finding = Assert.Single(plan.Findings, f => f.Code is "AmsUpgradeUnfinished");
        Assert.True(plan.IsBlocked);
        Assert.Contains($"from {old} to {newest}", finding.Message, StringComparison.Ordinal);
        Assert.Contains((await deployment.Engine.Status("live")).Problems, p => p.Contains("amscluster upgrade live", StringComparison.Ordinal));
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec with { Rtmp = true }));
        Assert.Equal("AmsUpgradeUnfinished", (await Assert.ThrowsAsync<AmsException>(() => deployment.Engine.PrepareUpgrade("live", new() { ImageId = "ami-0123456789abcdef0" }))).Code);

        var work = await deployment.Engine.PrepareUpgrade("live", new());
        Assert.True(work.Upgrade is { IsResumed: true, IsRollback: false });
        await deployment.Engine.Upgrade(work);
        await Nodes.AssertOn(deployment, spec, newest);

        // It was gone on with, not begun once more.
        Assert.Equal(id, (await Refreshes(deployment)).Single().InstanceRefreshId);
    }

    [EmulatorFact]
    public async Task What_is_stopped_can_be_taken_back_while_its_refresh_runs()
    {
        var (deployment, spec, old, _) = await Nodes.Of(emulator, pinned: true);
        using var __ = deployment;
        await Stop(deployment);
        var work = await deployment.Engine.PrepareUpgrade("live", new() { Rollback = true });
        Assert.True(work.Upgrade is { IsResumed: true, IsRollback: true });
        await deployment.Engine.Upgrade(work);
        await Nodes.AssertOn(deployment, spec, old);
        Assert.Equal("RollbackSuccessful", (await Refreshes(deployment))[^1].Status);
    }

    [EmulatorFact]
    public async Task A_refresh_that_failed_while_nobody_looked_is_no_success()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await Nodes.Sicken(deployment, newest);
        await Stop(deployment);
        while ((await Refreshes(deployment))[0].Status is not "RollbackSuccessful") { }
        var error = await Assert.ThrowsAnyAsync<AmsException>(() => Nodes.Upgrade(deployment));
        Assert.Equal("AmsUpgradeFailed", error.Code);
        await Nodes.AssertOn(deployment, spec, old);
    }

    [EmulatorFact]
    public async Task Somebody_elses_refresh_is_left_alone()
    {
        var (deployment, _, old, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        await deployment.Account.Send(new AutoScaling.StartInstanceRefresh { AutoScalingGroupName = "live-edge" });
        var error = await Assert.ThrowsAsync<AmsException>(() => Nodes.Upgrade(deployment));
        Assert.Equal("AmsRefreshRunning", error.Code);
        Assert.DoesNotContain(newest, await Nodes.Images(deployment, "live-edge"));

        while ((await Refreshes(deployment))[0].Status is not "Successful") { }
        await Nodes.Upgrade(deployment, new() { Rollback = true });
        Assert.Equal([old, old], await Nodes.Images(deployment, "live-edge"));
    }

    [EmulatorFact]
    public async Task A_removal_takes_the_note_along()
    {
        var (deployment, _, _, _) = await Nodes.Of(emulator);
        using var __ = deployment;
        await Stop(deployment);
        await deployment.Destroy("live");
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorTheory]
    [InlineData(UpgradeStrategy.Rolling)]
    [InlineData(UpgradeStrategy.AllAtOnce)]
    public async Task Stopped_after_any_write_it_is_finished_by_the_same_again(UpgradeStrategy strategy)
    {
        // A call that is held is one at which the process could have died.
        for (var call = 1; ; call += 3)
        {
            var (deployment, spec, _, newest) = await Nodes.Of(emulator);
            using var _ = deployment;
            using var stop = new CancellationTokenSource();
            var calls = 0;
            deployment.Aws.Called += c =>
            {
                if (!c.Operation.StartsWith("Describe", StringComparison.Ordinal) && !c.Operation.StartsWith("Get", StringComparison.Ordinal) && Interlocked.Increment(ref calls) == call) stop.Cancel();
            };
            var stopped = false;
            try
            {
                await Nodes.Upgrade(deployment, new() { Strategy = strategy }, stop: stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or AmsException { Code: "AmsStopped" })
            {
                stopped = true;
            }

            if (!stopped) return;
            if (!(await deployment.Engine.PrepareUpgrade("live", new())).IsDone) await Nodes.Upgrade(deployment, new() { Strategy = strategy });
            await Nodes.AssertOn(deployment, spec, newest);
        }
    }

    [EmulatorTheory]
    [InlineData(3)]
    [InlineData(11)]
    public async Task Answers_that_are_lost_make_nothing_twice(int seed)
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        var versions = (await deployment.Account.TemplateVersions("live-edge")).Count;
        var engine = new AmsCluster.Operations.ClusterEngine(deployment.Aws, patience: Deployment.Long);
        await emulator.Faults(0.1, seed, "lost", "late500", "500", "throttle");
        try
        {
            await engine.Upgrade(await engine.PrepareUpgrade("live", new()));
        }
        finally
        {
            await emulator.NoFaults();
        }

        await Nodes.AssertOn(deployment, spec, newest);
        Assert.Equal(versions + 1, (await deployment.Account.TemplateVersions("live-edge")).Count);
        Assert.Single(await Refreshes(deployment));
    }

    /// <summary>Upgrades until the refresh of the edges runs, and stops.</summary>
    static async Task Stop(Deployment deployment)
    {
        using var stop = new CancellationTokenSource();
        var error = await Assert.ThrowsAsync<AmsException>(() => Nodes.Upgrade(deployment, on: e =>
        {
            if (e is EngineEvent.Waiting { Last: { } last } && last.StartsWith("InProgress", StringComparison.Ordinal)) stop.Cancel();
        }, stop: stop.Token));
        Assert.Equal("AmsStopped", error.Code);
        Assert.Contains("goes on there", error.Message, StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<AutoScaling.InstanceRefresh>> Refreshes(Deployment deployment) =>
        (await deployment.Account.Send(new AutoScaling.DescribeInstanceRefreshes { AutoScalingGroupName = "live-edge" })).InstanceRefreshes;
}
