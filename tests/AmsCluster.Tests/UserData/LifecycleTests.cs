using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.UserData;

/// <summary>
/// How a node sees itself through the lifecycle hooks of its group: the script as it is installed, run for a node of a cluster on the emulator, with an
/// AMS beside it. Nothing here depends on how long something takes: what is waited for comes, or the test fails.
/// </summary>
public sealed partial class LifecycleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Group = "live-edge";
    const string Starting = "live-edge-launch";
    const string Beats = "RecordLifecycleActionHeartbeat";
    const string Completes = "CompleteLifecycleAction";

    static readonly ClusterSpec Spec = Deployment.Example(1) with { Edge = new() { DrainMinutes = 30 } };

    [ShellAndEmulatorFact]
    public async Task A_node_that_is_to_end_waits_for_its_stream_asks_for_more_time_and_goes_when_it_ends()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live", AmsNode.Broadcast("broadcasting", "127.0.0.1"));
        await node.ScaleIn();
        using var script = node.Start();

        await node.Sees(Beats);
        await emulator.Ahead(TimeSpan.FromSeconds(250));
        await node.Sees(Beats);
        await emulator.Ahead(TimeSpan.FromSeconds(500));
        Assert.Equal(["Terminating:Wait"], await node.States());

        node.Ams.App("live", AmsNode.Broadcast("finished", "127.0.0.1"));
        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
        Assert.Equal(["waits: 1 streams, 0 viewers", "waits: quiet since a moment", "ends: nothing is on it"], script.Said);
    }

    [ShellAndEmulatorFact]
    public async Task A_node_with_viewers_waits_and_streams_of_other_nodes_are_not_its_own()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live", AmsNode.Broadcast("broadcasting", "10.0.0.8"));
        node.Ams.Viewers = 3;
        await node.ScaleIn();
        using var script = node.Start();
        await node.Sees(Beats);

        node.Ams.Viewers = 0;

        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
        Assert.Equal("waits: 0 streams, 3 viewers", script.Said[0]);
    }

    [ShellAndEmulatorFact]
    public async Task A_node_with_nothing_on_it_goes_at_once()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live");
        await node.ScaleIn();
        using var script = node.Start();

        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
        Assert.Equal((0, 1), (await node.Count(Beats), await node.Count(Completes)));
    }

    [ShellAndEmulatorFact]
    public async Task When_the_time_is_over_it_goes_with_all_that_is_on_it()
    {
        using var node = await Node.Of(emulator, drainMinutes: 0);
        node.Ams.App("live", AmsNode.Broadcast("broadcasting", "127.0.0.1"));
        await node.ScaleIn();
        using var script = node.Start();

        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
        Assert.Equal(["ends: the time is over"], script.Said);
    }

    [ShellAndEmulatorFact]
    public async Task A_dead_AMS_has_no_streams()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live", AmsNode.Broadcast("broadcasting", "127.0.0.1"));
        node.Ams.Die();
        await node.ScaleIn();
        using var script = node.Start();

        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
        Assert.Equal("ends: Ant Media Server does not answer", script.Said[^1]);
    }

    [ShellAndEmulatorFact]
    public async Task An_application_that_does_not_tell_may_have_streams()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live");
        node.Ams.Guarded("private");
        await node.ScaleIn();
        using var script = node.Start();
        await node.Sees(Beats);
        await node.Sees(Beats);
        Assert.Equal(["Terminating:Wait"], await node.States());

        node.Ams.App("private");

        Assert.Equal((0, ""), script.End());
        Assert.StartsWith("waits: unknown: HTTP Error 403", script.Said[0], StringComparison.Ordinal);
    }

    [ShellAndEmulatorFact]
    public async Task While_the_load_balancer_still_drains_it_keeps_trying()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live");
        node.Machine.Aws.TargetLifecycleState = "Terminated";
        using var script = node.Start();
        await node.Sees(Completes);
        await node.Sees(Completes);
        Assert.Equal(["InService"], await node.States());

        await node.ScaleIn();

        Assert.Equal((0, ""), script.End());
        Assert.Empty(await node.States());
    }

    [ShellAndEmulatorFact]
    public async Task Without_the_right_to_say_so_it_says_why_and_is_let_go_by_the_hook_itself()
    {
        using var node = await Node.Of(emulator);
        node.Ams.App("live");
        await node.ScaleIn();
        await emulator.Faults(1, 1, "denied");
        try
        {
            using var script = node.Start();
            script.Hears("CompleteLifecycleAction: Auto Scaling answered 403");
        }
        finally
        {
            await emulator.NoFaults();
        }

        await emulator.Ahead(TimeSpan.FromSeconds(301));
        Assert.Empty(await node.States());
    }

    [ShellAndEmulatorFact]
    public async Task A_new_node_serves_when_AMS_lists_it_in_the_cluster_and_again_when_it_leaves_a_warm_pool()
    {
        using var node = await Node.Of(emulator, starting: Starting);
        await node.ScaleOut();
        node.Machine.Ams.Beats = false;
        using var script = node.Start(node.Machine.Aws.Url);
        script.Hears("waits: the cluster does not list this node yet");
        await node.Sees(Beats);
        Assert.Equal(["InService", "Pending:Wait"], await node.States());

        node.Machine.Ams.Beats = true;
        script.Hears("serves");
        Assert.Equal(["InService", "InService"], await node.States());

        // Now as one of a warm pool: in it, and out of it.
        var before = await node.Count(Completes);
        node.Machine.Aws.TargetLifecycleState = "Warmed:Running";
        await node.Sees(Completes);
        Assert.True(await node.Count(Completes) > before);
    }

    [ShellAndEmulatorFact]
    public async Task A_node_whose_start_script_failed_is_given_up_and_replaced()
    {
        using var node = await Node.Of(emulator, starting: Starting);
        await node.ScaleOut();
        File.Delete(node.Machine.PathOf("var/lib/amscluster/ready"));
        using var script = node.Start(node.Machine.Aws.Url);
        await node.Sees(Beats);

        node.Machine.Write("var/lib/amscluster/failure", "AMSCLUSTER FAILED");

        script.Hears("gives up");
        await node.IsReplaced();
    }

    [ShellAndEmulatorFact]
    public async Task A_node_whose_start_script_was_killed_is_given_up_when_the_first_boot_is_over()
    {
        using var node = await Node.Of(emulator, starting: Starting);
        await node.ScaleOut();
        File.Delete(node.Machine.PathOf("var/lib/amscluster/ready"));
        node.LimitsBoot(first: 1, later: 3600);
        using var script = node.Start(node.Machine.Aws.Url);

        await node.IsReplaced(script, "the start script has not ended after 1 s");
    }

    [ShellAndEmulatorFact]
    public async Task A_node_that_left_a_warm_pool_and_is_not_in_the_cluster_is_given_up()
    {
        using var node = await Node.Of(emulator, starting: Starting);
        await node.ScaleOut();
        node.Machine.Ams.Beats = false;
        node.LimitsBoot(first: 3600, later: 1);
        using var script = node.Start(node.Machine.Aws.Url);

        await node.IsReplaced(script, "the cluster does not list this node after 1 s");
    }
}
