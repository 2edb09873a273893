using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Upgrading;

/// <summary>An upgrade that fails goes back, the groups that were through as well; and one goes back when it is asked for.</summary>
public sealed class FailedUpgradeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task When_new_nodes_do_not_come_up_all_go_back_and_the_error_says_why()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await Nodes.Sicken(deployment, newest);
        var before = (await deployment.Account.Group("live-edge")).Instances.Select(i => i.InstanceId).ToList();
        var error = await Assert.ThrowsAnyAsync<AmsException>(() => Nodes.Upgrade(deployment));
        Assert.Equal("AmsUpgradeFailed", error.Code);
        Assert.Contains("RollbackSuccessful", error.Message, StringComparison.Ordinal);
        Assert.Contains("did not become healthy", error.Message, StringComparison.Ordinal);
        Assert.Contains($"all nodes are back on {old}", error.Message, StringComparison.Ordinal);
        await Nodes.AssertOn(deployment, spec, old);

        // No old node had to go for it.
        Assert.Equal(before, (await deployment.Account.Group("live-edge")).Instances.Select(i => i.InstanceId));
    }

    [EmulatorFact]
    public async Task A_group_that_was_through_goes_back_as_well()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator, pinned: true);
        using var _ = deployment;
        var through = false;
        var error = await Assert.ThrowsAnyAsync<AmsException>(() => Nodes.Upgrade(deployment, new() { ImageId = newest }, e =>
        {
            if (e is not EngineEvent.Finished { Change: { Name: "live-edge", Action: ChangeAction.Replace } } || through) return;
            through = true;
            Assert.Equal([newest, newest], Nodes.Images(deployment, "live-edge").Result);
            Nodes.Sicken(deployment, newest).Wait();
        }));
        Assert.True(through);
        Assert.Equal("AmsUpgradeFailed", error.Code);
        Assert.Contains("live-origin", error.Message, StringComparison.Ordinal);
        await Nodes.AssertOn(deployment, spec, old);
    }

    [EmulatorFact]
    public async Task When_going_back_fails_too_it_is_told_and_can_be_gone_on_with()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        var error = await Assert.ThrowsAnyAsync<AmsException>(() => Nodes.Upgrade(deployment, on: e =>
        {
            // The edges are through; from here on no new node of any image comes up.
            if (e is not EngineEvent.Finished { Change: { Name: "live-edge", Action: ChangeAction.Replace } }) return;
            foreach (var image in new[] { old, newest }) Nodes.Sicken(deployment, image).Wait();
        }));
        Assert.Equal("AmsRollbackFailed", error.Code);
        Assert.Contains("--rollback", error.Advice, StringComparison.Ordinal);
        var status = await deployment.Engine.Status("live");
        Assert.Contains(status.Problems, p => p.Contains("is being taken back", StringComparison.Ordinal));
        Assert.Contains((await deployment.Plan(spec)).Findings, f => f is { Code: "AmsUpgradeUnfinished", Level: FindingLevel.Error });

        foreach (var image in new[] { old, newest }) await Nodes.Sicken(deployment, image, "well");

        // Without a word it goes on with what was under way, which is going back.
        await Nodes.Upgrade(deployment);
        await Nodes.AssertOn(deployment, spec, old);
    }

    [EmulatorFact]
    public async Task It_goes_back_on_demand_to_the_image_before()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator, pinned: true);
        using var _ = deployment;
        await Nodes.Upgrade(deployment);
        var work = await deployment.Engine.PrepareUpgrade("live", new() { Rollback = true });
        Assert.True(work.Upgrade.IsRollback);
        Assert.Equal((newest, old), (work.Upgrade.From.ImageId, work.Upgrade.To.ImageId));
        Assert.Contains(work.Upgrade.Findings, f => f.Code is "AmsUpgradeDowngrade");

        // The way back is the way there backwards.
        Assert.Equal([NodeRole.Origin, NodeRole.Edge], work.Upgrade.Groups.Select(g => g.Role));
        await deployment.Engine.Upgrade(work);
        await Nodes.AssertOn(deployment, spec, old);
    }

    [EmulatorFact]
    public async Task A_cluster_that_has_had_one_image_only_has_none_to_go_back_to()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var error = await Assert.ThrowsAsync<AmsException>(() => deployment.Engine.PrepareUpgrade("live", new() { Rollback = true }));
        Assert.Equal("AmsUpgradeNoEarlier", error.Code);
    }
}
