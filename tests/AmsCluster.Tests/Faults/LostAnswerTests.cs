using System.Collections.Concurrent;
using AmsCluster.Aws;
using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AmsCluster.Tests.Reliability;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Faults;

/// <summary>Whatever becomes of any single write, the next apply finishes the job, and nothing is there twice or left over.</summary>
public sealed class LostAnswerTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = SpecFile.Load(Path.Combine(EmulatorFixture.Repository, "examples", "01-guide.yaml"));

    static readonly Patience Patience = Patience.Default with { FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(50), Settling = TimeSpan.FromSeconds(2), Going = TimeSpan.FromSeconds(5) };

    [EmulatorTheory]
    [InlineData(Fault.AnswerLost, 1)]
    [InlineData(Fault.LateError, 4)]
    [InlineData(Fault.Throttled, 9)]
    public async Task A_fault_at_any_one_write_does_not_stop_an_apply(Fault fault, int step)
    {
        var writes = await WritesOfAnApply();
        for (var n = 1; n <= writes; n += step)
        {
            await emulator.Reset();
            using var wire = new FaultyWire(emulator.EndpointUrl, (_, write) => write == n ? fault : null);
            using var aws = Connect(wire.EndpointUrl);
            var engine = new ClusterEngine(aws, patience: Patience);
            await engine.Apply(await engine.Prepare(Spec));
            await NothingTwice($"{fault} at write {n}");
        }
    }

    [EmulatorFact]
    public async Task A_write_that_is_refused_stops_an_apply_and_the_next_one_finishes_it()
    {
        var writes = await WritesOfAnApply();
        for (var n = 1; n <= writes; n += 7)
        {
            await emulator.Reset();
            using var wire = new FaultyWire(emulator.EndpointUrl, (_, write) => write == n ? Fault.Denied : null);
            using var aws = Connect(wire.EndpointUrl);
            var engine = new ClusterEngine(aws, patience: Patience);
            var error = await Assert.ThrowsAnyAsync<AmsException>(async () => await engine.Apply(await engine.Prepare(Spec)));
            Assert.Equal("AccessDenied", error.Code);
            Assert.Contains("lack the right", error.Advice, StringComparison.Ordinal);
            await engine.Apply(await engine.Prepare(Spec));
            await NothingTwice($"denied at write {n}");
        }
    }

    [EmulatorTheory]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.LateError)]
    public async Task A_fault_at_any_one_write_does_not_stop_a_destroy(Fault fault)
    {
        for (var n = 1; n < 40; n += 7)
        {
            await emulator.Reset();
            using var straight = emulator.Connect();
            var builder = new ClusterEngine(straight, patience: Patience);
            await builder.Apply(await builder.Prepare(Spec));
            using var wire = new FaultyWire(emulator.EndpointUrl, (_, write) => write == n ? fault : null);
            using var aws = Connect(wire.EndpointUrl);
            var engine = new ClusterEngine(aws, patience: Patience);
            await engine.Apply(await engine.PrepareRemoval(Spec.Name));
            Assert.Empty((await builder.PrepareRemoval(Spec.Name)).Plan.Changes);
            Assert.Empty(await Instances(straight));
            if (wire.Writes < n) return;
        }
    }

    [EmulatorTheory]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.LateError)]
    public async Task Every_kind_of_write_may_lose_its_first_answer(Fault fault)
    {
        using var straight = await Deployment.Of(emulator, Deployment.Example(3));
        var clean = await Inventory.Of(straight.Account);
        await emulator.Reset();
        await Through(engine => engine.Prepare(Deployment.Example(3)));
        Assert.Equal(clean, await Inventory.Of(straight.Account));
        await Through(engine => engine.PrepareRemoval("own-vpc"));
        Assert.Equal([], await straight.Account.Left());

        async Task Through(Func<ClusterEngine, Task<Work>> prepare)
        {
            var met = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
            using var wire = new FaultyWire(emulator.EndpointUrl, (operation, _) => met.TryAdd(operation, true) ? fault : null);
            using var aws = Connect(wire.EndpointUrl);
            var engine = new ClusterEngine(aws, patience: Patience, keyFolder: Path.GetTempPath());
            await engine.Apply(await prepare(engine));
            Assert.True(met.Count > 10, string.Join(", ", met.Keys));
        }
    }

    static AwsConnection Connect(string endpoint) => AwsConnection.Open(new() { Region = "ap-south-1", AccessKey = "test", SecretKey = "test", EndpointUrl = endpoint });

    async Task<int> WritesOfAnApply()
    {
        await emulator.Reset();
        using var aws = emulator.Connect();
        var engine = new ClusterEngine(aws, patience: Patience);
        await engine.Apply(await engine.Prepare(Spec));
        return (await emulator.Calls()).Writes;
    }

    /// <summary>The plan is empty, and AWS itself has one of each.</summary>
    async Task NothingTwice(string when)
    {
        using var aws = emulator.Connect();
        var engine = new ClusterEngine(aws, patience: Patience);
        var rest = await engine.Prepare(Spec);
        Assert.True(rest.Plan.IsEmpty, $"{when}: {string.Join("; ", rest.Plan.Changes.Select(c => c.Sentence))}");
        var instances = await Instances(aws);
        Assert.True(instances.Count == 3, $"{when}: {instances.Count} instances");
        var balancers = await aws.Send(new AmsCluster.Aws.Elb.DescribeLoadBalancers(), default);
        Assert.True(balancers.LoadBalancers.Count == 1, $"{when}: {balancers.LoadBalancers.Count} load balancers");
        Assert.Equal(Health.Healthy, (await engine.Status(Spec.Name)).Health);
    }

    static async Task<IReadOnlyList<Ec2.Instance>> Instances(AwsConnection aws)
    {
        var all = await aws.SendAll(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-state-name", "pending", "running", "stopped")] }), r => r.Reservations, default);
        return [.. all.SelectMany(r => r.Instances)];
    }
}
