using System.Diagnostics;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.UserData;

/// <summary>
/// How a node sees itself through the lifecycle hooks of its group: the script as it is installed, run for a node of a cluster on the emulator, with an
/// AMS beside it. Nothing here depends on how long something takes: what is waited for comes, or the test fails.
/// </summary>
public sealed class LifecycleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
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

    /// <summary>A node of a cluster, its machine, and its AMS.</summary>
    sealed class Node : IDisposable
    {
        readonly EmulatorFixture _emulator;
        readonly Deployment _deployment;

        Node(EmulatorFixture emulator, Deployment deployment) => (_emulator, _deployment) = (emulator, deployment);

        public Machine Machine { get; } = new();

        public AmsNode Ams { get; } = new();

        public Account Account => _deployment.Account;

        public static async Task<Node> Of(EmulatorFixture emulator, int drainMinutes = 30, string? starting = null)
        {
            var node = new Node(emulator, await Deployment.Of(emulator, Spec));
            node.Machine.InstallAntMedia();
            using var database = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            database.Start();
            var port = ((System.Net.IPEndPoint)database.LocalEndpoint).Port;
            var script = NodeUserData.For("ap-south-1", $"mongodb://127.0.0.1:{port}", null, emulator.EndpointUrl,
                hooks: new(Group, "live-edge-drain", drainMinutes, starting));
            var boot = node.Machine.Run(script);
            Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
            // The machine limits the whole boot to 60 s.
            Assert.EndsWith($"\n60\n{(BootBudget.Answer + BootBudget.Join).TotalSeconds}\n", node.Machine.Read("usr/local/lib/amscluster/lifecycle.conf"), StringComparison.Ordinal);
            Assert.Contains("systemctl enable --now amscluster-lifecycle.service", node.Machine.Calls);
            node.Machine.Aws.InstanceId = (await node.Account.Group(Group)).Instances.Single().InstanceId!;
            await emulator.ResetCalls();
            return node;
        }

        /// <summary>One more node, which waits for the hook of its launch: this machine.</summary>
        public async Task ScaleOut()
        {
            await _emulator.Launches("hooked");
            await Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = Group, MinSize = 2 });
            Machine.Aws.InstanceId = (await Account.Group(Group)).Instances.Single(i => i.LifecycleState == "Pending:Wait").InstanceId!;
            Machine.Aws.TargetLifecycleState = "InService";
            await _emulator.ResetCalls();
        }

        public async Task ScaleIn()
        {
            await Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = Group, MinSize = 0, DesiredCapacity = 0 });
            Machine.Aws.TargetLifecycleState = "Terminated";
        }

        public async Task<IEnumerable<string?>> States() => (await Account.Group(Group)).Instances.Select(i => i.LifecycleState).Order(StringComparer.Ordinal);

        /// <summary>How long the launch waits for a start script, and for AMS after a warm pool, in seconds.</summary>
        public void LimitsBoot(int first, int later)
        {
            const string Conf = "usr/local/lib/amscluster/lifecycle.conf";
            string[] lines = [.. Machine.Read(Conf).Split('\n')[..6], $"{first}", $"{later}", ""];
            Machine.Write(Conf, string.Join('\n', lines));
        }

        /// <summary>It says why it is given up, and Auto Scaling replaces it.</summary>
        public async Task IsReplaced(Script script, string reason)
        {
            var line = $"AMSCLUSTER FAILED role=node step=\"wait for the launch\" reason=\"{reason}\"";
            script.Hears(line);
            script.Hears("gives up");
            Assert.Equal(line, Machine.Read("var/lib/amscluster/failure").Trim());
            await IsReplaced();
        }

        public async Task IsReplaced()
        {
            var group = await Account.Group(Group);
            Assert.DoesNotContain(group.Instances, i => i.InstanceId == Machine.Aws.InstanceId);
            Assert.Equal(2, group.Instances.Count);
        }

        /// <summary>Starts what systemd would start.</summary>
        public Script Start(string? ams = null)
        {
            var unit = Machine.Read("etc/systemd/system/amscluster-lifecycle.service");
            var command = unit.Split('\n').Single(l => l.StartsWith("ExecStart=/usr/bin/python3 ", StringComparison.Ordinal)).Split(' ')[1..];
            return new(Machine.Start(Tool.PythonPath, command, new()
            {
                ["AMSCLUSTER_AMS_URL"] = ams ?? Ams.Url, ["AMSCLUSTER_WEBAPPS"] = Ams.Webapps, ["AMSCLUSTER_PAUSE"] = "0.05",
                ["AMSCLUSTER_HEARTBEAT"] = "0.1", ["AMSCLUSTER_QUIET"] = "0.2", ["AMSCLUSTER_DEAD"] = "0.5",
            }));
        }

        public async Task<int> Count(string operation)
        {
            using var requests = System.Text.Json.JsonDocument.Parse(await _emulator.Requests());
            return requests.RootElement.EnumerateArray().Count(r => r.GetProperty("operation").GetString() == operation);
        }

        /// <summary>Waits for one more of a call.</summary>
        public async Task Sees(string operation)
        {
            var before = await Count(operation);
            for (var looks = 0; await Count(operation) == before; looks++)
            {
                Assert.True(looks < 600, $"{operation} does not come");
                await Task.Delay(50);
            }
        }

        public void Dispose()
        {
            Ams.Dispose();
            Machine.Dispose();
            _deployment.Dispose();
        }
    }

    /// <summary>The script while it runs.</summary>
    sealed class Script : IDisposable
    {
        const string Mark = "AMSCLUSTER LIFECYCLE ";

        readonly Process _process;
        readonly List<string> _said = [];
        readonly Task<string> _error;
        readonly Task _output;

        public Script(Process process)
        {
            (_process, _error) = (process, process.StandardError.ReadToEndAsync());
            _output = Task.Run(async () =>
            {
                while (await process.StandardOutput.ReadLineAsync() is { } line)
                    lock (_said) _said.Add(line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..] : line);
            });
        }

        public IReadOnlyList<string> Said
        {
            get
            {
                lock (_said) return [.. _said];
            }
        }

        public void Hears(string what) => Assert.True(SpinWait.SpinUntil(() => Said.Any(s => s.StartsWith(what, StringComparison.Ordinal)), TimeSpan.FromSeconds(30)), $"'{what}' is not said, but: {string.Join(" | ", Said)}");

        /// <summary>Waits until it ends by itself.</summary>
        public (int ExitCode, string Error) End()
        {
            Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(60)), $"It does not end: {string.Join(" | ", Said)}");
            _output.GetAwaiter().GetResult();
            return (_process.ExitCode, _error.GetAwaiter().GetResult());
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
    }
}
