using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>An apply that is stopped anywhere can be gone on with and can be undone; so can a destroy.</summary>
public sealed class StoppedTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    /// <summary>An own VPC, RTMP, DNS and a key: every kind of thing.</summary>
    static readonly ClusterSpec Spec = Deployment.Example(3) with
    {
        Rtmp = true,
        LoadBalancer = Deployment.Example(10).LoadBalancer,
    };

    [EmulatorFact]
    public async Task An_apply_that_is_stopped_after_any_change_is_undone_by_destroy_or_finished_by_the_next_apply()
    {
        for (var k = 0; await Stopped(k, Apply); k += 9)
        {
            using var deployment = new Deployment(emulator);
            await deployment.Destroy(Spec.Name);
            Assert.True((await deployment.Account.Left()).Count == 0, $"after {k} changes: {string.Join(", ", await deployment.Account.Left())}");

            await Stopped(k + 4, Apply);
            await deployment.Apply(Spec);
            await deployment.AssertDone(Spec);
            Assert.Equal((3, 1, 1), ((await deployment.Account.Instances()).Count, (await deployment.Account.Vpcs()).Count(v => v.IsDefault is not true), (await deployment.Account.Balancers()).Count(b => b.Type == "network")));
            await deployment.Destroy(Spec.Name);
            Assert.True((await deployment.Account.Left()).Count == 0, $"finished after {k + 4} changes: {string.Join(", ", await deployment.Account.Left())}");
        }
    }

    [EmulatorFact]
    public async Task A_destroy_that_is_stopped_after_any_change_is_finished_by_the_next_one_or_undone_by_an_apply()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        for (var k = 0; k < 1000; k += 5)
        {
            if (!await Stopped(k, (again, stop) => again.Destroy(Spec.Name, stop: stop), reset: false)) break;
            await deployment.Apply(Spec);
            await deployment.AssertDone(Spec);
        }

        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_stop_before_the_first_change_is_told_as_a_stop_too()
    {
        using var stop = new CancellationTokenSource();
        var events = new StopAfter(-1, stop);
        await emulator.Reset();
        using var deployment = new Deployment(emulator, events: events);
        await Assert.ThrowsAsync<StoppedException>(() => Apply(deployment, stop.Token));
        Assert.Equal([], await deployment.Account.Left());
    }

    static async Task Apply(Deployment deployment, CancellationToken stop) => await deployment.Engine.Apply(await deployment.Engine.Prepare(Spec, stop), stop);

    /// <summary>Works until a number of changes are made; false when it came to its end before.</summary>
    async Task<bool> Stopped(int changes, Func<Deployment, CancellationToken, Task> work, bool reset = true)
    {
        using var stop = new CancellationTokenSource();
        if (reset) await emulator.Reset();
        using var deployment = new Deployment(emulator, events: new StopAfter(changes, stop));
        try
        {
            await work(deployment, stop.Token);
            return false;
        }
        catch (StoppedException)
        {
            return true;
        }
    }

    /// <summary>Stops when so many changes are made; with -1 when the first is about to be.</summary>
    sealed class StopAfter(int changes, CancellationTokenSource stop) : IEngineEvents
    {
        int _made;

        public void On(EngineEvent e)
        {
            if (changes < 0 && e is EngineEvent.Phase { Name: EngineEvent.Changing }) stop.Cancel();
            if (e is EngineEvent.Started && changes == 0) stop.Cancel();
            if (e is EngineEvent.Finished && Interlocked.Increment(ref _made) == changes) stop.Cancel();
        }
    }
}
