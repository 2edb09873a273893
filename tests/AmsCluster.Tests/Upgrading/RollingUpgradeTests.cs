using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Upgrading;

/// <summary>An upgrade without an outage: new nodes come before old ones go, the edges first.</summary>
public sealed class RollingUpgradeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task A_refresh_replaces_what_is_ready_in_a_warm_pool_too()
    {
        var (deployment, spec, old, _) = await Nodes.Of(emulator);
        using var __ = deployment;
        spec = spec with { Edge = spec.Edge with { WarmPool = 1 } };
        await deployment.Apply(spec);
        await Nodes.Upgrade(deployment);
        Assert.DoesNotContain(await deployment.Account.Instances(), i => i.ImageId == old);
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task All_nodes_come_to_the_newest_image_and_the_next_plan_has_nothing_to_do()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        var had = await deployment.Account.TemplateVersions("live-edge");
        var (before, count) = (had[0], had.Count);
        var work = await deployment.Engine.PrepareUpgrade("live", new());
        Assert.Equal((old, "2.17.0", newest, "3.0.3"), (work.Upgrade.From.ImageId, work.Upgrade.From.Version, work.Upgrade.To.ImageId, work.Upgrade.To.Version));
        Assert.Equal(
            ["Update launch template live-edge", "Replace nodes of live-edge", "Update launch template live-origin", "Replace nodes of live-origin"],
            work.Upgrade.Changes.Select(c => $"{c.Action} {c.Kind} {c.Name}"));
        Assert.Equal([(NodeRole.Edge, 2, 2), (NodeRole.Origin, 1, 1)], work.Upgrade.Groups.Select(g => (g.Role, g.Nodes, g.ToReplace)));

        var cluster = await deployment.Engine.Upgrade(work);
        Assert.Equal((Health.Healthy, newest, 2), (cluster.Health, cluster.Edge!.ImageId, cluster.Edge.Healthy));
        await Nodes.AssertOn(deployment, spec, newest);

        // One new version, in which nothing but the image is another.
        var versions = await deployment.Account.TemplateVersions("live-edge");
        Assert.Equal(count + 1, versions.Count);
        var after = versions[0];
        Assert.Equal((before.UserData, before.InstanceType, before.KeyName), (after.UserData, after.InstanceType, after.KeyName));
        Assert.Equal(before.SecurityGroupIds, after.SecurityGroupIds);
        Assert.True((await deployment.Engine.PrepareUpgrade("live", new())).IsDone);
    }

    [EmulatorFact]
    public async Task Capacity_never_falls_and_the_edges_are_through_before_the_first_origin_is_touched()
    {
        var (deployment, _, old, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        var seen = new List<(int Edges, int Origins, bool OldEdges, bool NewOrigins)>();
        var told = new List<string>();
        await Nodes.Upgrade(deployment, on: e =>
        {
            if (e is not EngineEvent.Waiting waiting || !waiting.What.StartsWith("the instance refresh", StringComparison.Ordinal)) return;
            told.Add($"{waiting.What}: {waiting.Last}");
            var (edges, origins) = (Nodes.Images(deployment, "live-edge").Result, Nodes.Images(deployment, "live-origin").Result);
            seen.Add((edges.Count, origins.Count, edges.Contains(old), origins.Contains(newest)));
        });
        Assert.True(seen.TrueForAll(s => s is { Edges: >= 2, Origins: >= 1 }), "A group had less nodes than it shall have.");
        Assert.Contains(seen, s => s.Edges == 3);
        Assert.DoesNotContain(seen, s => s is { OldEdges: true, NewOrigins: true });
        Assert.Contains(told, t => t.Contains("InProgress, 50 % done, 1 node left", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_spec_that_names_its_image_names_the_new_one_afterwards()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator, pinned: true);
        using var _ = deployment;
        Assert.Equal(old, spec.Image.Id);
        await Nodes.Upgrade(deployment, new() { ImageId = newest });
        await Nodes.AssertOn(deployment, spec with { Image = new() { Id = newest } }, newest);
        Assert.Equal(newest, (await deployment.Engine.RecordedSpec("live"))!.Image.Id);
    }

    [EmulatorFact]
    public async Task Nodes_that_an_apply_has_left_on_the_old_image_are_replaced()
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        await deployment.Change(spec with { Image = new() { Id = newest } });
        var work = await deployment.Engine.PrepareUpgrade("live", new() { ImageId = newest });
        Assert.All(work.Upgrade.Changes, c => Assert.Equal(ChangeAction.Replace, c.Action));
        await deployment.Engine.Upgrade(work);
        await Nodes.AssertOn(deployment, spec with { Image = new() { Id = newest } }, newest);
    }

    [EmulatorFact]
    public async Task Where_all_run_the_image_nothing_is_written()
    {
        var (deployment, _, old, _) = await Nodes.Of(emulator);
        using var __ = deployment;
        await emulator.ResetCalls();
        var work = await deployment.Engine.PrepareUpgrade("live", new() { ImageId = old });
        Assert.True(work.IsDone);
        Assert.Empty(work.Upgrade.Findings);
        await deployment.Engine.Upgrade(work);
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task What_is_asked_of_AWS_keeps_the_group_whole_and_can_be_taken_back()
    {
        var (deployment, _, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        await Nodes.Upgrade(deployment, new() { ImageId = newest, MaxHealthyPercentage = 200, BakeMinutes = 5, WarmupSeconds = 90 });
        var refresh = Assert.Single((await deployment.Account.Send(new AmsCluster.Aws.AutoScaling.DescribeInstanceRefreshes { AutoScalingGroupName = "live-edge" })).InstanceRefreshes);
        Assert.Equal((100, 200, true, true, 300, 90), (refresh.Preferences!.MinHealthyPercentage, refresh.Preferences.MaxHealthyPercentage, refresh.Preferences.SkipMatching, refresh.Preferences.AutoRollback, refresh.Preferences.BakeTime, refresh.Preferences.InstanceWarmup));
        Assert.Matches("^[0-9]+$", refresh.DesiredConfiguration!.LaunchTemplate!.Version);
    }
}
