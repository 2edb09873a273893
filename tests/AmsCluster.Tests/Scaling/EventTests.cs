using AmsCluster.Operations;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Scaling;

/// <summary>An event that is to come: made, waited for, lived through, changed, cancelled, and left by whatever else is done to the cluster.</summary>
public sealed class EventTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task It_begins_and_ends_by_itself_and_every_plan_knows()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        Assert.Equal(["amscluster-final-end 1..10  +180", "amscluster-final-start 5..20  +60"], await stage.Schedule());
        Assert.Equal((1, 10, 1), await stage.Edges());
        Assert.Empty((await stage.Plan()).Findings);
        var coming = (await stage.Engine.Look("live")).Edge!.Events.Single();
        Assert.Equal(("final", 5, 20, ScalingEventState.Coming, null), (coming.EventName, coming.MinSize, coming.MaxSize, coming.State, coming.Problem));
        Assert.Equal((stage.Soon.AddHours(1), stage.Soon.AddHours(3)), (coming.From, coming.Until));

        await stage.GoTo(stage.Soon.AddHours(1).AddMinutes(30));
        Assert.Equal((5, 20, 5), await stage.Edges());
        var plan = await stage.Plan();
        Assert.Empty(plan.Changes);
        Assert.Contains("5..20 nodes until", Assert.Single(plan.Findings).Message, StringComparison.Ordinal);
        var look = await stage.Engine.Look("live");
        Assert.Equal(ScalingEventState.Holding, look.Edge!.Events.Single().State);
        Assert.Empty(look.Problems);

        await stage.GoTo(stage.Soon.AddHours(3).AddMinutes(30));
        Assert.Equal((1, 10, 5), await stage.Edges());
        plan = await stage.Plan();
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Findings);
        Assert.Empty((await stage.Engine.Look("live")).Edge!.Events);
    }

    [EmulatorFact]
    public async Task The_same_again_writes_nothing()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await emulator.ResetCalls();
        Assert.True((await stage.Scale(stage.Final())).IsDone);
        Assert.Empty(await stage.Deployment.Writes());
    }

    [EmulatorFact]
    public async Task The_note_comes_first_and_the_end_before_the_start()
    {
        using var stage = await Stage.Of(emulator);
        await emulator.ResetCalls();
        var work = await stage.Scale(stage.Final());
        Assert.Equal(["PutParameter", "CreateOrUpdateTags", "PutScheduledUpdateGroupAction", "PutScheduledUpdateGroupAction"], await stage.Deployment.Writes());
        Assert.Equal(["final", "amscluster-final-end", "amscluster-final-start"], work.Plan.Changes.Select(c => c.Name));
    }

    [EmulatorFact]
    public async Task It_can_be_moved_even_to_where_its_start_was()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.Scale(stage.Final(6) with { From = stage.Soon.AddMinutes(10), Until = stage.Soon.AddHours(1) });
        Assert.Equal(["amscluster-final-end 1..10  +60", "amscluster-final-start 6..20  +10"], await stage.Schedule());
        await stage.Scale(stage.Final(6) with { From = null, BeginNow = true, Until = null, NoEnd = true });
        Assert.Empty(await stage.Schedule());
        Assert.Equal((6, 20, 6), await stage.Edges());
        Assert.Single(await stage.Notes());
    }

    [EmulatorFact]
    public async Task While_it_lasts_its_end_can_be_moved_and_its_beginning_stays()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.GoTo(stage.Soon.AddHours(2));
        await stage.Scale(stage.Final() with { From = null, Until = stage.Soon.AddHours(5) });
        var note = Assert.Single(await stage.Notes());
        Assert.Equal((stage.Soon.AddHours(1), stage.Soon.AddHours(5)), (note.From, note.Until));
        Assert.Equal(["amscluster-final-end 1..10  +300"], await stage.Schedule());
        Assert.Contains((await stage.Engine.PrepareScaling("live", stage.Final() with { From = stage.Soon.AddHours(4), Until = stage.Soon.AddHours(6) })).Plan.Findings, f => f is { Code: "AmsEventBegun", Level: FindingLevel.Error });
    }

    [EmulatorFact]
    public async Task What_is_not_given_of_an_event_is_kept()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final(max: 30));

        // Before it begins: it does not begin at once.
        await stage.Scale(new() { Minimum = Stage.Of(6), EventName = "final" });
        Assert.Equal(["amscluster-final-end 1..10  +180", "amscluster-final-start 6..30  +60"], await stage.Schedule());
        Assert.Equal((1, 10, 1), await stage.Edges());

        // While it lasts: it still ends.
        await stage.GoTo(stage.Soon.AddHours(2));
        var work = await stage.Scale(new() { Minimum = Stage.Of(7), EventName = "final" });
        Assert.Equal(stage.Soon.AddHours(3), work.Events.Single().Until);
        Assert.Equal(["amscluster-final-end 1..10  +180"], await stage.Schedule());
        Assert.Equal((7, 30, 7), await stage.Edges());

        await stage.Scale(new() { Minimum = Stage.Of(7), NoEnd = true, EventName = "final" });
        Assert.Empty(await stage.Schedule());
        Assert.Null(Assert.Single(await stage.Notes()).Until);
    }

    [EmulatorFact]
    public async Task An_event_without_a_name_keeps_its_end_too()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(3), Until = stage.Soon.AddHours(2) });
        await stage.Scale(new() { Minimum = Stage.Of(2) });
        Assert.Equal(["amscluster-now-end 1..10  +120"], await stage.Schedule());
        Assert.Equal(2, (await stage.Edges()).Item1);

        // Once it is over it says nothing any more.
        await stage.GoTo(stage.Soon.AddHours(3));
        await stage.Scale(new() { Minimum = Stage.Of(4) });
        Assert.Null((await stage.Notes()).Single(n => n.Name == "now").Until);
    }

    [EmulatorFact]
    public async Task An_apply_for_another_reason_keeps_the_sizes()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.GoTo(stage.Soon.AddHours(2));
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", HealthCheckGracePeriod = 5 });
        var plan = await stage.Plan();
        Assert.DoesNotContain("min", Assert.Single(plan.Changes).Reason, StringComparison.Ordinal);
        await stage.Apply(Stage.Spec);
        Assert.Equal((5, 20, 5), await stage.Edges());
        Assert.Empty((await stage.Plan()).Changes);
    }

    [EmulatorFact]
    public async Task Another_spec_while_it_lasts_is_told_of_and_set_right_after_its_end()
    {
        using var stage = await Stage.Of(emulator);
        var other = Stage.Spec with { Edge = Stage.Spec.Edge with { MinSize = 2 } };
        await stage.Scale(stage.Final());
        await stage.GoTo(stage.Soon.AddHours(2));
        await stage.Apply(other);
        Assert.Equal((5, 20, 5), await stage.Edges());
        var finding = Assert.Single((await stage.Plan(other)).Findings, f => f.Code is "AmsEventOutdated");
        Assert.Contains("1..10", finding.Message, StringComparison.Ordinal);
        await stage.GoTo(stage.Soon.AddHours(4));
        Assert.Contains("min 1 → 2", Assert.Single((await stage.Plan(other)).Changes).Sentence, StringComparison.Ordinal);
        await stage.Apply(other);
        Assert.Equal((2, 10, 5), await stage.Edges());

        // Said again, it puts back what the spec says by then.
        await stage.Scale(stage.Final() with { From = null, Until = stage.Soon.AddHours(6) });
        Assert.Equal(["amscluster-final-end 2..10  +360"], await stage.Schedule());
        Assert.DoesNotContain((await stage.Plan(other)).Findings, f => f.Code is "AmsEventOutdated");
    }

    [EmulatorFact]
    public async Task An_end_that_did_not_come_is_told_and_set_right_by_the_next_apply()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.GoTo(stage.Soon.AddHours(2));
        await stage.Deployment.Account.Send(new AutoScaling.DeleteScheduledAction { AutoScalingGroupName = "live-edge", ScheduledActionName = "amscluster-final-end" });
        Assert.Contains((await stage.Engine.Look("live")).Problems, p => p.Contains("no scheduled action for its end", StringComparison.Ordinal));

        await stage.GoTo(stage.Soon.AddHours(3).AddMinutes(2));
        Assert.Empty((await stage.Plan()).Changes);
        await stage.GoTo(stage.Soon.AddHours(3).AddMinutes(6));
        Assert.Contains("min 5 → 1; max 20 → 10", Assert.Single((await stage.Plan()).Changes).Sentence, StringComparison.Ordinal);
        Assert.Contains((await stage.Engine.Status("live")).Problems, p => p.Contains("Event final ended", StringComparison.Ordinal));
        await stage.Apply(Stage.Spec);
        Assert.Equal((1, 10, 5), await stage.Edges());
        Assert.Empty((await stage.Plan()).Changes);
        Assert.Empty((await stage.Engine.Status("live")).Problems);
    }

    [EmulatorFact]
    public async Task A_start_that_did_not_come_is_told_and_made_good_by_the_next_apply()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.Deployment.Account.Send(new AutoScaling.DeleteScheduledAction { AutoScalingGroupName = "live-edge", ScheduledActionName = "amscluster-final-start" });
        var look = await stage.Engine.Look("live");
        Assert.Contains("no scheduled action for its start", look.Edge!.Events.Single().Problem, StringComparison.Ordinal);
        await stage.GoTo(stage.Soon.AddHours(1).AddMinutes(2));
        Assert.Empty((await stage.Plan()).Changes);
        await stage.GoTo(stage.Soon.AddHours(1).AddMinutes(6));
        Assert.Contains((await stage.Engine.Status("live")).Problems, p => p.Contains("should hold live-edge at 5..20", StringComparison.Ordinal));
        await stage.Apply(Stage.Spec);
        Assert.Equal((5, 20, 5), await stage.Edges());
    }

    [EmulatorFact]
    public async Task What_somebody_else_has_scheduled_is_told_and_left_alone()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Deployment.Account.Send(new AutoScaling.PutScheduledUpdateGroupAction { AutoScalingGroupName = "live-edge", ScheduledActionName = "nightly", Recurrence = "0 22 * * *", MinSize = 0 });
        var problem = Assert.Single((await stage.Engine.Look("live")).Problems);
        Assert.Contains("nightly, which belongs to no event of live: min 0, again and again (0 22 * * *)", problem, StringComparison.Ordinal);
        await stage.Scale(stage.Final());
        await stage.Cancel("final");
        Assert.Equal("nightly", Assert.Single(await stage.Actions()).ScheduledActionName);
    }

    [EmulatorTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Cancelled_before_it_begins_or_while_it_lasts_nothing_is_left_of_it(int hours)
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final() with { Minimum = new Dictionary<NodeRole, int> { [NodeRole.Edge] = 5, [NodeRole.Origin] = 2 } });
        if (hours > 0) await stage.GoTo(stage.Soon.AddHours(hours));
        await stage.Cancel("final");
        Assert.Empty(await stage.Notes());
        Assert.Empty(await stage.Actions());
        Assert.Equal((1, 10, hours == 0 ? 1 : 5), await stage.Edges());
        var origin = await stage.Deployment.Account.Group("live-origin");
        Assert.Equal((1, 10, 0), (origin.MinSize, origin.MaxSize, Notes(origin)));
        Assert.Equal("AmsEventNotFound", (await Assert.ThrowsAsync<AmsException>(() => stage.Cancel("final"))).Code);
        Assert.Empty((await stage.Plan()).Changes);
    }

    [EmulatorFact]
    public async Task An_upgrade_all_at_once_brings_its_sizes_back()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(new() { Minimum = Stage.Of(3), Maximum = Stage.Of(12) });
        var newest = await Upgrading.Nodes.Image(stage.Deployment, "v2170");
        await stage.Engine.Upgrade(await stage.Engine.PrepareUpgrade("live", new() { ImageId = newest, Strategy = UpgradeStrategy.AllAtOnce }));
        Assert.Equal((3, 12, 3), await stage.Edges());
        Assert.Equal([newest, newest, newest], await Upgrading.Nodes.Images(stage.Deployment, "live-edge"));
        Assert.Empty((await stage.Plan(Stage.Spec)).Changes);
    }

    [EmulatorFact]
    public async Task A_removal_takes_events_along()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.Deployment.Destroy("live");
        Assert.Equal([], await stage.Deployment.Account.Left());
        Assert.Empty((await stage.Deployment.Account.Send(new AutoScaling.DescribeScheduledActions())).ScheduledUpdateGroupActions);
    }

    static int Notes(AutoScaling.AutoScalingGroup group) => AmsCluster.Scaling.EventNote.Of(group).Count;
}
