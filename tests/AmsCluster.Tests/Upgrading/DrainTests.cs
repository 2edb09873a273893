using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AmsCluster.Upgrading;

namespace AmsCluster.Tests.Upgrading;

/// <summary>Origins with live streams are left alone until they end, or the minutes are over. How many they are is told to it here; how they are counted: LiveStreamTests.</summary>
public sealed class DrainTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly UpgradeOptions Options = new() { DrainMinutes = 30 };

    [EmulatorFact]
    public async Task An_origin_stays_until_its_last_stream_has_ended()
    {
        var (deployment, _, old, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        var (origin, asked, told) = ((await deployment.Account.Group("live-origin")).Instances.Single().InstanceId, 0, new Events());
        var run = await Begin(deployment, told, id =>
        {
            Assert.Equal(origin, id);
            Assert.Contains(old, Nodes.Images(deployment, "live-origin").Result);
            return ++asked < 4 ? 2 : 0;
        });
        await Carry(run);
        Assert.Equal([newest], await Nodes.Images(deployment, "live-origin"));
        Assert.Equal(4, asked);
        Assert.Contains(told.Last, l => l.Contains($"Left alone for at most 30 more minutes: {origin} (2 live streams)", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task An_upgrade_asks_the_origin_itself_as_long_as_it_has_streams()
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        var origin = (await deployment.Account.Group("live-origin")).Instances.Single().InstanceId!;
        object Streams(int count, int times) => new { where = "AMSCLUSTER STREAMS", instance = origin, output = $"AMSCLUSTER STREAMS {count}\n", times };
        await emulator.Agents(new { answers = new[] { Streams(2, 2), Streams(1, 1), Streams(0, 1) } });
        await Nodes.Upgrade(deployment, Options);
        Assert.Equal(4, (await emulator.Scripts()).Count(s => s.Contains("AMSCLUSTER STREAMS", StringComparison.Ordinal)));
        await Nodes.AssertOn(deployment, spec, newest);
    }

    [EmulatorFact]
    public async Task When_the_minutes_are_over_it_goes_with_streams_and_with_a_count_that_is_not_known()
    {
        foreach (int? streams in new int?[] { 3, null })
        {
            var (deployment, _, _, newest) = await Nodes.Of(emulator);
            using var __ = deployment;
            var clock = new Clock();
            var asked = 0;
            var run = await Begin(deployment, new Events(), _ =>
            {
                if (++asked == 3) clock.Ahead = TimeSpan.FromMinutes(31);
                return streams;
            }, clock);
            await Carry(run);
            Assert.Equal(3, asked);
            Assert.Equal([newest], await Nodes.Images(deployment, "live-origin"));
        }
    }

    [EmulatorFact]
    public async Task Nothing_stays_protected_when_it_has_failed()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await Nodes.Sicken(deployment, newest);
        await Assert.ThrowsAnyAsync<AmsException>(() => Nodes.Upgrade(deployment, Options));
        Assert.DoesNotContain((await deployment.Account.Group("live-origin")).Instances, i => i.ProtectedFromScaleIn is true);
        await Nodes.AssertOn(deployment, spec, old);
    }

    static async Task<UpgradeRun> Begin(Deployment deployment, Events events, Func<string, int?> streams, Clock? clock = null)
    {
        var work = await deployment.Engine.PrepareUpgrade("live", Options);
        return new(deployment.Aws, work, events, Deployment.Short with { LongestPause = TimeSpan.FromMilliseconds(5) }, default) { Streams = id => Task.FromResult(streams(id)), Clock = clock ?? new Clock() };
    }

    static async Task Carry(UpgradeRun run)
    {
        foreach (var group in run.Work.Groups) await new RollingRefresh(run, group).Carry();
    }

    sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    sealed class Events : IEngineEvents
    {
        public List<string> Last { get; } = [];

        public void On(EngineEvent e)
        {
            if (e is EngineEvent.Waiting { Last: { } last }) Last.Add(last);
        }
    }
}
