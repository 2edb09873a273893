using System.Diagnostics;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.UserData;

// The node that the tests run the script on, and the script while it runs.
public sealed partial class LifecycleTests
{
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
