using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Scaling;

/// <summary>Other sizes from now on: nodes come, the plan lives with it, and the spec's sizes come back when it is said.</summary>
public sealed class ScaleNowTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task Nodes_come_and_stay_until_it_is_cancelled()
    {
        using var stage = await Stage.Of(emulator);
        var work = await stage.Scale(new() { Minimum = Stage.Of(4) }, wait: true);
        Assert.Equal((4, 10, 4), await stage.Edges());
        Assert.Equal(4, (await stage.Deployment.Account.Group("live-edge")).Instances.Count);
        Assert.Equal([], await stage.Schedule());
        Assert.Equal(("now", ScalingEventState.Holding, null), (work.Events.Single().EventName, work.Events.Single().State, work.Events.Single().Until));

        var plan = await stage.Plan();
        Assert.Empty(plan.Changes);
        var finding = Assert.Single(plan.Findings);
        Assert.Equal(("AmsEventHolds", FindingLevel.Information), (finding.Code, finding.Level));
        Assert.Contains("4..10 nodes until it is cancelled", finding.Message, StringComparison.Ordinal);

        await stage.Cancel("now");
        Assert.Equal((1, 10, 4), await stage.Edges());
        Assert.Empty(await stage.Notes());
        await stage.Deployment.AssertDone(Stage.Spec);
        Assert.Empty((await stage.Plan()).Findings);
    }

    [EmulatorFact]
    public async Task The_same_again_writes_nothing_and_leaves_what_the_policy_has_added()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(2) });
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 5 });
        await emulator.ResetCalls();
        var again = await stage.Scale(new() { Minimum = Stage.Of(2) });
        Assert.True(again.IsDone);
        Assert.Empty(await stage.Deployment.Writes());
        Assert.Equal((2, 10, 5), await stage.Edges());
    }

    [EmulatorTheory]
    [InlineData(2, null, 5)]
    [InlineData(3, null, 5)]
    [InlineData(3, 4, 4)]
    public async Task Another_end_or_least_number_meanwhile_leaves_what_the_policy_has_added(int min, int? max, int left)
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(2), Until = stage.Soon.AddHours(1) });
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 5 });
        var work = await stage.Scale(new() { Minimum = Stage.Of(min), Maximum = max is { } most ? Stage.Of(most) : new Dictionary<NodeRole, int>(), Until = stage.Soon.AddHours(2) });
        Assert.Equal(left < 5, work.EndsNodes);
        Assert.Equal((min, max ?? 10, left), await stage.Edges());
    }

    [EmulatorFact]
    public async Task A_hold_that_was_noted_and_not_set_is_a_problem_at_once()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(4) });
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MinSize = 1 });
        var problem = Assert.Single((await stage.Engine.Look("live")).Problems);
        Assert.StartsWith("Event now should hold live-edge at 4..10 nodes, but it is at 1..10", problem, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Fewer_nodes_than_there_are_is_told_as_nodes_that_go()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 5 });
        var work = await stage.Engine.PrepareScaling("live", new() { Minimum = Stage.Of(2) });
        Assert.True(work.EndsNodes);
        Assert.Contains(work.Plan.Changes, c => c is { Action: ChangeAction.Delete } && c.Sentence == "delete 3 of 5 nodes of live-edge, with all streams on them");
        await stage.Engine.Scale(work, false);
        Assert.Equal((2, 10, 2), await stage.Edges());
        Assert.False((await stage.Engine.PrepareScaling("live", new() { Minimum = Stage.Of(3) })).EndsNodes);
    }

    [EmulatorFact]
    public async Task Nodes_that_wait_for_their_streams_are_told_so()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Apply(Stage.Spec with { Edge = Stage.Spec.Edge with { DrainMinutes = 30 } });
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = 2 });
        var work = await stage.Engine.PrepareScaling("live", new() { Minimum = Stage.Of(1) });
        Assert.Contains(work.Plan.Changes, c => c.Sentence == "delete 1 of 2 nodes of live-edge, each as soon as what is on it has ended, at the latest after 30 minutes");
    }

    [EmulatorFact]
    public async Task With_an_end_the_sizes_come_back_by_themselves_and_the_note_does_no_harm()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(3), Maximum = Stage.Of(6), Until = stage.Soon.AddHours(2) });
        Assert.Equal(["amscluster-now-end 1..10  +120"], await stage.Schedule());
        Assert.Equal((3, 6, 3), await stage.Edges());

        // A greatest number that is less than the spec's is kept by a plan as well.
        Assert.Empty((await stage.Plan()).Changes);
        await stage.GoTo(stage.Soon.AddHours(2).AddSeconds(1));
        Assert.Equal((1, 10, 3), await stage.Edges());
        Assert.Empty((await stage.Plan()).Changes);
        await stage.GoTo(stage.Soon.AddHours(3));
        var plan = await stage.Plan();
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Findings);

        // What is over is swept by the next that is made.
        await stage.Scale(new() { Minimum = Stage.Of(2), EventName = "next" });
        Assert.Equal(["next"], (await stage.Notes()).Select(n => n.Name));
    }

    [EmulatorFact]
    public async Task Why_no_node_comes_is_told_while_it_is_waited_for()
    {
        using var stage = await Stage.Of(emulator);
        await emulator.Launches("quota");
        try
        {
            var engine = stage.EngineOn(null, Deployment.Short with { Ready = TimeSpan.FromSeconds(1) });
            var error = await Assert.ThrowsAsync<AmsException>(async () => await engine.Scale(await engine.PrepareScaling("live", new() { Minimum = Stage.Of(3) }), true));
            Assert.Equal("AmsTimeout", error.Code);
            Assert.Contains("3 healthy nodes of live-edge", error.Message, StringComparison.Ordinal);
            Assert.Contains("vCPU limit", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await emulator.NoTrouble();
        }
    }

    [EmulatorFact]
    public async Task A_plan_of_before_is_made_anew_and_keeps_the_sizes()
    {
        using var stage = await Stage.Of(emulator);
        var other = Stage.Spec with { Edge = Stage.Spec.Edge with { MaxSize = 12 } };
        var old = await stage.Engine.Prepare(other);
        await stage.Scale(new() { Minimum = Stage.Of(3) });
        await stage.Engine.Apply(old);
        Assert.Equal((3, 10, 3), await stage.Edges());
        await stage.Cancel("now");
        Assert.Equal((1, 12, 3), await stage.Edges());
    }

    [EmulatorFact]
    public async Task A_plan_asks_aws_no_more_for_it()
    {
        using var stage = await Stage.Of(emulator);
        async Task<int> Calls()
        {
            await emulator.ResetCalls();
            await stage.Plan();
            return (await emulator.Calls()).Total;
        }

        var before = await Calls();
        await stage.Scale(new() { Minimum = Stage.Of(3) });
        await stage.Scale(stage.Final() with { Minimum = new Dictionary<NodeRole, int> { [NodeRole.Origin] = 2 }, Maximum = new Dictionary<NodeRole, int>() });
        Assert.Equal(before, await Calls());
    }
}
