using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Scaling;

/// <summary>Whatever a run that died has left is seen, and the same again finishes it.</summary>
public sealed class StoppedScalingTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public Task An_event_that_was_half_made_is_finished_by_the_same_again() => AfterAnyWrite(
        _ => Task.CompletedTask, stage => stage.Final(), async stage =>
        {
            Assert.Equal(["amscluster-final-end 1..10  +180", "amscluster-final-start 5..20  +60"], await stage.Schedule());
            Assert.Single(await stage.Notes());
        });

    [EmulatorFact]
    public Task An_event_that_was_half_moved_is_finished_by_the_same_again() => AfterAnyWrite(
        stage => stage.Scale(stage.Final()), stage => stage.Final(6) with { From = stage.Soon.AddMinutes(10), Until = stage.Soon.AddHours(1) },
        async stage => Assert.Equal(["amscluster-final-end 1..10  +60", "amscluster-final-start 6..20  +10"], await stage.Schedule()));

    [EmulatorFact]
    public Task Sizes_that_were_half_set_are_set_by_the_same_again() => AfterAnyWrite(
        _ => Task.CompletedTask, stage => stage.Final() with { From = null }, async stage =>
        {
            Assert.Equal(["amscluster-final-end 1..10  +180"], await stage.Schedule());
            Assert.Equal((5, 20, 5), await stage.Edges());
        });

    [EmulatorTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_event_that_was_half_cancelled_is_over_for_every_plan_and_gone_with_the_same_again(int hours)
    {
        for (var write = 1; ; write++)
        {
            using var stage = await Stage.Of(emulator);
            await stage.Scale(stage.Final());
            if (hours > 0) await stage.GoTo(stage.Soon.AddHours(hours));
            if (!await Stopped(stage, write, stop => stage.Cancel("final", stop))) return;

            // Nobody takes its sizes for meant any more, as soon as anything was written but the note that somebody is at work.
            if (write > 3) Assert.DoesNotContain((await stage.Plan()).Findings, f => f.Code is "AmsEventHolds");
            if ((await stage.Notes()).Count > 0) await stage.Cancel("final");
            Assert.Empty(await stage.Notes());
            Assert.Empty(await stage.Actions());
            Assert.Equal((1, 10, hours == 0 ? 1 : 5), await stage.Edges());
            await stage.GoTo(stage.Soon.AddHours(2));
            Assert.Empty((await stage.Plan()).Changes);
        }
    }

    [EmulatorTheory]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Answers_that_are_lost_change_nothing(int seed)
    {
        using var stage = await Stage.Of(emulator);
        var engine = stage.EngineOn(null, Deployment.Long);
        await emulator.Faults(0.2, seed, "lost", "late500", "500", "throttle");
        try
        {
            await engine.Scale(await engine.PrepareScaling("live", stage.Final()), false);
        }
        finally
        {
            await emulator.NoFaults();
        }

        Assert.Equal(["amscluster-final-end 1..10  +180", "amscluster-final-start 5..20  +60"], await stage.Schedule());
        await emulator.Faults(0.2, seed, "lost", "late500", "500", "throttle");
        try
        {
            await engine.Scale(await engine.PrepareCancel("live", "final", []), false);
        }
        finally
        {
            await emulator.NoFaults();
        }

        Assert.Empty(await stage.Notes());
        Assert.Empty(await stage.Actions());
    }

    async Task AfterAnyWrite(Func<Stage, Task> before, Func<Stage, ScalingRequest> request, Func<Stage, Task> asserted)
    {
        for (var write = 1; ; write++)
        {
            using var stage = await Stage.Of(emulator);
            await before(stage);
            var wanted = request(stage);
            var stopped = await Stopped(stage, write, stop => stage.Scale(wanted, stop: stop));

            // Whatever is there but the note that a run was at work is seen by a look.
            if (stopped && (await stage.Actions()).Count > 0) Assert.NotEmpty((await stage.Engine.Look("live")).Edge!.Events);
            await stage.Scale(wanted);
            await asserted(stage);
            Assert.True((await stage.Engine.PrepareScaling("live", wanted)).IsDone);
            Assert.Empty((await stage.Engine.Look("live")).Problems);
            if (!stopped) return;
        }
    }

    /// <summary>Stops the work when this write of it has been made; tells whether it was stopped.</summary>
    static async Task<bool> Stopped(Stage stage, int write, Func<CancellationToken, Task> work)
    {
        using var stop = new CancellationTokenSource();
        var writes = 0;
        void Count(AmsCluster.Aws.AwsCall call)
        {
            string[] reads = ["Describe", "Get", "List"];
            if (Array.Exists(reads, r => call.Operation.StartsWith(r, StringComparison.Ordinal))) return;
            if (Interlocked.Increment(ref writes) == write) stop.Cancel();
        }

        stage.Deployment.Aws.Called += Count;
        try
        {
            await work(stop.Token);
            return false;
        }
        catch (Exception e) when (e is OperationCanceledException or StoppedException)
        {
            return true;
        }
        finally
        {
            stage.Deployment.Aws.Called -= Count;
        }
    }
}
