using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>What a plan says of its own length is what it takes.</summary>
public sealed class TimingTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_plan_tells_how_many_calls_it_takes_to_make_a_cluster_and_to_remove_it(int example)
    {
        var spec = Deployment.Example(example);
        using var deployment = await Deployment.Fresh(emulator, Directory.CreateTempSubdirectory("amscluster-").FullName);
        var making = await deployment.Engine.Prepare(spec);
        Assert.Equal(making.Timing.Around.Calls + making.Timing.Changing.Calls, await Took(() => deployment.Engine.Apply(making)));
        var removing = await deployment.Engine.PrepareRemoval(spec.Name);
        var told = removing.Timing.Around.Calls + removing.Timing.Changing.Calls;

        // A slow machine may begin two waits too far apart to be one.
        Assert.InRange(await Took(() => deployment.Engine.Apply(removing)), told, told + 1);
    }

    [EmulatorFact]
    public async Task A_change_tells_as_well()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        var change = await deployment.Engine.Prepare(spec with { Edge = spec.Edge with { MaxSize = 20, InstanceType = "c5.2xlarge" }, Tags = new Dictionary<string, string> { ["team"] = "video" } });
        Assert.Equal(change.Timing.Around.Calls + change.Timing.Changing.Calls, await Took(() => deployment.Engine.Apply(change)));
    }

    [EmulatorFact]
    public async Task The_longest_chain_of_a_first_deployment_is_that_of_the_database_and_the_nodes()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var timing = (await deployment.Engine.Prepare(Deployment.Example(1))).Timing;
        Assert.Equal(["instance profile", "instance profile role", "instance", "launch template", "auto scaling group", "scaling policy"], timing.Chain.Select(c => c.Change.Kind));
        Assert.Equal([0, 1, 2, 3, 4, 5], timing.Chain.Select(c => c.After));
        Assert.Equal(6, timing.Changing.Rounds);
        Assert.Equal(timing.Reading.Rounds + timing.Around.Rounds + timing.Changing.Rounds, timing.Rounds);
        Assert.Equal(timing.Reading.Calls + timing.Around.Calls + timing.Changing.Calls, timing.Calls);
        Assert.Contains("role amscluster-live-ap-south-1", timing.Chain[1].WaitsFor);
    }

    [EmulatorFact]
    public async Task Nothing_is_planned_nothing_is_timed_but_the_reading()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        var timing = (await deployment.Engine.Prepare(spec)).Timing;
        Assert.Empty(timing.Chain);
        Assert.Equal(timing.Reading.Rounds, timing.Rounds);
        Assert.Equal(timing.Reading.Calls, timing.Calls);
        Assert.True(timing.TypicalCall > TimeSpan.Zero);
    }

    async Task<int> Took(Func<Task> act)
    {
        await emulator.ResetCalls();
        await act();
        return (await emulator.Calls()).Total;
    }
}
