using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Planning;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Reliability;

/// <summary>One run at a time writes to a cluster.</summary>
public sealed class LeaseTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(3);
    static readonly Patience Quick = Deployment.Short with { Beat = TimeSpan.FromMilliseconds(40) };
    static readonly string Name = ClusterRecord.RunName(Spec.Name);

    [EmulatorFact]
    public async Task A_run_that_comes_second_has_nothing_left_to_do()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var works = await Task.WhenAll(deployment.Engine.Prepare(Spec), deployment.Engine.Prepare(Spec));
        await Task.WhenAll(works.Select(w => deployment.Engine.Apply(w)));
        Assert.Single(await deployment.Account.Vpcs(), v => v.IsDefault is not true);
        Assert.Single(works, w => w.Changes.Count == 0);
        await deployment.AssertDone(Spec);
        Assert.DoesNotContain(await deployment.Account.Parameters(), p => p.Name == Name);
    }

    [EmulatorFact]
    public async Task A_plan_that_another_run_has_overtaken_is_not_carried_out()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var update = await deployment.Engine.Prepare(Spec with { Rtmp = true });
        await deployment.Destroy(Spec.Name);
        var error = await Assert.ThrowsAsync<OutdatedException>(() => deployment.Engine.Apply(update));
        Assert.Equal("AmsPlanOutdated", error.Code);
        Assert.Contains("run the same command again", error.Advice, StringComparison.Ordinal);
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_plan_that_was_made_beside_another_run_is_not_carried_out_when_that_one_is_through()
    {
        using var deployment = await Deployment.Fresh(emulator);
        Work? removal = null;
        var engine = new ClusterEngine(deployment.Aws, new Overtaken(() => removal = deployment.Engine.PrepareRemoval(Spec.Name).Result), Deployment.Short);
        await engine.Apply(await engine.Prepare(Spec));
        var whole = await deployment.Engine.PrepareRemoval(Spec.Name);
        Assert.InRange(removal!.Steps.Count, 1, whole.Steps.Count - 1);
        await Assert.ThrowsAsync<OutdatedException>(() => deployment.Engine.Apply(removal));
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task A_run_that_died_here_is_taken_over_at_once_and_one_elsewhere_when_it_stays_silent()
    {
        var me = Holder.Me("apply") with { Nonce = "another" };
        foreach (var dead in new[] { me with { Start = "long ago" }, me with { Machine = "elsewhere" } })
        {
            using var deployment = await Deployment.Fresh(emulator);
            await Occupy(deployment, dead);
            var engine = new ClusterEngine(deployment.Aws, patience: Quick);
            await engine.Apply(await engine.Prepare(Spec));
            await deployment.AssertDone(Spec);
            Assert.DoesNotContain(await deployment.Account.Parameters(), p => p.Name == Name);
        }
    }

    [EmulatorFact]
    public async Task A_run_that_lives_is_waited_for_and_named_when_it_takes_too_long()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var other = Holder.Me("destroy").Begin();
        await Occupy(deployment, other);
        var engine = new ClusterEngine(deployment.Aws, patience: Quick with { Beat = TimeSpan.FromMinutes(1), Going = TimeSpan.FromMilliseconds(200) });
        var work = await engine.Prepare(Spec);
        var error = await Assert.ThrowsAsync<AmsException>(() => engine.Apply(work));
        Assert.Equal("AmsTimeout", error.Code);
        Assert.Contains($"destroy, process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);

        // One of this process that could not take its note away is over all the same.
        other.End();
        await engine.Apply(work);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task What_a_dead_run_left_of_itself_goes_with_the_next_run_and_is_no_cluster()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Occupy(deployment, Holder.Me("apply") with { Start = "long ago" });
        await deployment.Apply(Spec);
        Assert.DoesNotContain(await deployment.Account.Parameters(), p => p.Name == Name);
        await deployment.Destroy(Spec.Name);
        await Occupy(deployment, Holder.Me("apply") with { Start = "long ago" });
        Assert.Empty(await deployment.Engine.List());
        await deployment.Destroy(Spec.Name);
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_run_that_was_taken_for_dead_stops()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var engine = new ClusterEngine(deployment.Aws, new Overtaken(() => TakeOver(deployment).Wait()), Quick);
        var work = await engine.Prepare(Spec);
        Assert.Equal("AmsPlanOutdated", (await Assert.ThrowsAsync<OutdatedException>(() => engine.Apply(work))).Code);
        Assert.Contains(await deployment.Account.Parameters(), p => p.Name == Name);
        Assert.NotEmpty((await deployment.Plan(Spec)).Changes);
    }

    static Task Occupy(Deployment deployment, Holder holder) =>
        deployment.Account.Send(SsmApi.PutParameter(new() { Name = Name, Type = "String", Value = holder.Text, Overwrite = true }));

    // As a run does it: a beat that was on its way may overwrite it, so it looks again whether it has it.
    static async Task TakeOver(Deployment deployment)
    {
        var another = Holder.Me("apply") with { Nonce = "another" };
        do
        {
            await Occupy(deployment, another);
            await Task.Delay(300);
        }
        while ((await deployment.Account.Parameters()).Single(p => p.Name == Name).Value != another.Text);
    }

    /// <summary>Another run takes over when the first change is made; what hangs on that change waits meanwhile.</summary>
    sealed class Overtaken(Action take) : IEngineEvents
    {
        int _taken;

        public void On(EngineEvent e)
        {
            if (e is not EngineEvent.Finished || Interlocked.Exchange(ref _taken, 1) == 1) return;
            take();
        }
    }
}
