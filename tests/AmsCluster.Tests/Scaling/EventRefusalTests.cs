using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Scaling;

/// <summary>What cannot be is refused before the first write, with the reason.</summary>
public sealed class EventRefusalTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task What_breaks_a_rule_is_refused_before_aws_is_asked()
    {
        using var stage = await Stage.Of(emulator);
        await emulator.ResetCalls();
        var now = DateTimeOffset.UtcNow;
        foreach (var (request, what) in new (ScalingRequest, string)[]
        {
            (new(), "no group is named"),
            (new() { Minimum = Stage.Of(-1) }, "Edge minimum: -1"),
            (new() { Minimum = Stage.Of(1001) }, "Edge minimum: 1001"),
            (new() { Minimum = Stage.Of(5), Maximum = Stage.Of(4) }, "4 is less than the minimum 5"),
            (new() { Minimum = Stage.Of(5), From = now.AddSeconds(30) }, "start: "),
            (new() { Minimum = Stage.Of(5), From = now.AddHours(-2) }, "2 h 0 min ago) is in the past"),
            (new() { Minimum = Stage.Of(5), From = now.AddYears(2) }, "more than a year"),
            (new() { Minimum = Stage.Of(5), Until = now.AddSeconds(5) }, "end: "),
            (new() { Minimum = Stage.Of(5), From = now.AddHours(2), Until = now.AddHours(1) }, "is not after the start"),
            (new() { Minimum = Stage.Of(5), From = now.AddHours(2), BeginNow = true }, "start: "),
            (new() { Minimum = Stage.Of(5), Until = now.AddHours(2), NoEnd = true }, "end: "),
            (new() { Minimum = Stage.Of(5), EventName = "a b" }, "event: 'a b'"),
            (new() { Minimum = Stage.Of(5), EventName = new string('a', 65) }, "event: "),
        })
        {
            var error = await Assert.ThrowsAsync<AmsException>(() => stage.Engine.PrepareScaling("live", request));
            Assert.Equal("AmsBadArguments", error.Code);
            Assert.Contains(what, error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.Advice);
        }

        Assert.Equal(0, (await emulator.Calls()).Total);
    }

    [EmulatorFact]
    public async Task An_event_whose_tag_AWS_would_not_take_is_refused_with_the_number_that_fits()
    {
        using var stage = await Stage.Of(emulator);
        var own = (await stage.Deployment.Account.Group("live-edge")).Tags.Count;
        var tags = Enumerable.Range(own, 49 - own).Select(n => new AutoScaling.Tag
        {
            Key = $"team-{n}", Value = "video", ResourceId = "live-edge", ResourceType = "auto-scaling-group", PropagateAtLaunch = false,
        });
        await stage.Deployment.Account.Send(new AutoScaling.CreateOrUpdateTags { Tags = [.. tags] });
        ScalingRequest Event(int number) => stage.Final(name: $"event-{number}") with { From = stage.Soon.AddHours(number), Until = stage.Soon.AddHours(number).AddMinutes(30) };

        await stage.Scale(Event(1));
        await Refused(stage, Event(2), "AmsTooManyEvents", "has 50 tags, of which 1 are events, and AWS takes 50. Each event is a tag of the group: room for events 1.");
        await stage.Scale(Event(1) with { Minimum = Stage.Of(6) });
    }

    [EmulatorFact]
    public async Task Two_events_of_a_group_cannot_overlap_but_may_follow_one_another()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await Refused(stage, stage.Final(name: "other"), "AmsEventOverlap", "has event final (5..20 nodes from");
        await Refused(stage, stage.Final(name: "other") with { From = stage.Soon.AddHours(3), Until = null }, "AmsEventOverlap", "final");
        await Refused(stage, new() { Minimum = Stage.Of(2) }, "AmsEventOverlap", "final");
        await stage.Scale(stage.Final(name: "after") with { From = stage.Soon.AddHours(3).AddMinutes(1), Until = stage.Soon.AddHours(4) });
        await stage.Scale(new() { Minimum = Stage.Of(2), Until = stage.Soon.AddMinutes(59) });
        Assert.Equal(5, (await stage.Schedule()).Count());

        // One event after another has its sizes, and the spec's are between and after them.
        foreach (var (minutes, edges) in new[] { (30, (2, 10)), (90, (5, 20)), (200, (5, 20)), (300, (1, 10)) })
        {
            await stage.GoTo(stage.Soon.AddMinutes(minutes));
            var (min, max, _) = await stage.Edges();
            Assert.Equal(edges, (min!.Value, max!.Value));
            Assert.Empty((await stage.Plan()).Changes);
        }
    }

    [EmulatorFact]
    public async Task An_end_before_the_start_that_an_event_keeps_is_refused()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        foreach (var request in new ScalingRequest[]
        {
            new() { Minimum = Stage.Of(5), EventName = "final", Until = stage.Soon.AddMinutes(30) },
            new() { Minimum = Stage.Of(5), EventName = "final", From = stage.Soon.AddHours(4) },
        })
        {
            var error = await Assert.ThrowsAsync<AmsException>(() => stage.Engine.PrepareScaling("live", request));
            Assert.Equal("AmsBadArguments", error.Code);
            Assert.Contains("is not after the start", error.Message, StringComparison.Ordinal);
        }
    }

    [EmulatorFact]
    public async Task Another_groups_event_is_no_hindrance()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Scale(stage.Final());
        await stage.Scale(stage.Final(name: "origins") with { Minimum = new Dictionary<NodeRole, int> { [NodeRole.Origin] = 2 }, Maximum = new Dictionary<NodeRole, int>() });
        Assert.Equal(2, (await stage.Schedule()).Count());
    }

    [EmulatorFact]
    public async Task A_time_that_somebody_elses_action_has_is_refused()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Deployment.Account.Send(new AutoScaling.PutScheduledUpdateGroupAction { AutoScalingGroupName = "live-edge", ScheduledActionName = "theirs", StartTime = stage.Soon.AddHours(3), MinSize = 1 });
        await Refused(stage, stage.Final(), "AmsEventTimeTaken", "theirs");
    }

    [EmulatorFact]
    public async Task More_actions_than_aws_takes_are_refused()
    {
        using var stage = await Stage.Of(emulator);
        foreach (var n in Enumerable.Range(0, 124))
            await stage.Deployment.Account.Send(new AutoScaling.PutScheduledUpdateGroupAction { AutoScalingGroupName = "live-edge", ScheduledActionName = $"n{n}", StartTime = stage.Soon.AddDays(n + 1), MinSize = 1 });
        await Refused(stage, stage.Final(), "AmsTooManyEvents", "124 scheduled actions");
    }

    [EmulatorFact]
    public async Task More_nodes_than_the_subnets_have_addresses_are_refused()
    {
        using var stage = await Stage.Of(emulator);
        var vpc = await stage.Deployment.Account.CompanyVpc();
        var subnet = await stage.Deployment.Account.Subnet(vpc, "10.9.0.0/28", "ap-south-1a");
        await stage.Deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", VPCZoneIdentifier = subnet });
        var small = Stage.Spec with { Name = "small", Network = new() { Vpc = vpc, NodeZones = ["ap-south-1a"], LoadBalancerZones = ["ap-south-1a", "ap-south-1b"] } };
        await stage.Deployment.Account.Subnet(vpc, "10.9.1.0/24", "ap-south-1b");
        await stage.Apply(small with { Origin = small.Origin with { MaxSize = 2 }, Edge = small.Edge with { MaxSize = 2 }, LoadBalancer = new() });
        var work = await stage.Engine.PrepareScaling("small", new() { Minimum = Stage.Of(40) });
        Assert.Equal("AmsSubnetFull", Assert.Single(work.Plan.Findings).Code);
        await Assert.ThrowsAsync<BlockedException>(() => stage.Engine.Scale(work, false));
        var warned = await stage.Engine.PrepareScaling("small", new() { Minimum = Stage.Of(2), Maximum = Stage.Of(40) });
        Assert.Equal(("AmsSubnetSmall", FindingLevel.Warning), (Assert.Single(warned.Plan.Findings).Code, warned.Plan.Findings[0].Level));
    }

    [EmulatorFact]
    public async Task An_end_that_takes_nodes_at_once_and_a_suspended_group_are_warned_of()
    {
        using var stage = await Stage.Of(emulator);
        await stage.Deployment.Account.Send(new Engine.SuspendProcesses { AutoScalingGroupName = "live-edge", ScalingProcesses = ["ScheduledActions"] });
        var work = await stage.Engine.PrepareScaling("live", stage.Final(15));
        Assert.Equal(["AmsEventEndsNodes", "AmsSuspended"], work.Plan.Findings.Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Contains("ends at least 5 at once, with all streams on them", work.Plan.Findings.Single(f => f.Code is "AmsEventEndsNodes").Message, StringComparison.Ordinal);
        Assert.False(work.Plan.IsBlocked);
    }

    [EmulatorFact]
    public async Task An_end_that_may_take_nodes_at_once_is_warned_of()
    {
        using var stage = await Stage.Of(emulator);
        var work = await stage.Engine.PrepareScaling("live", stage.Final(4) with { Maximum = Stage.Of(20) });
        Assert.Contains("ends what there is beyond them at once", Assert.Single(work.Plan.Findings).Message, StringComparison.Ordinal);
        Assert.Empty((await stage.Engine.PrepareScaling("live", stage.Final(4) with { Maximum = Stage.Of(10) })).Plan.Findings);
    }

    [EmulatorFact]
    public async Task A_cluster_that_is_not_there_or_not_whole_or_being_upgraded_is_refused()
    {
        using var stage = await Stage.Of(emulator);
        Assert.Equal("AmsClusterNotFound", (await Assert.ThrowsAsync<AmsException>(() => stage.Engine.PrepareScaling("nobody", new() { Minimum = Stage.Of(2) }))).Code);
        await stage.Deployment.Account.Send(SsmApi.PutParameter(new() { Name = "/amscluster/live/upgrade", Type = "String", Value = "from ami-1\nto ami-2\nstrategy Rolling\nsince 2026-11-01 00:00:00Z" }));
        await Refused(stage, new() { Minimum = Stage.Of(2) }, "AmsUpgradeUnfinished", "An upgrade from ami-1 to ami-2");
        await stage.Deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = ["/amscluster/live/upgrade"] }));
        await stage.Deployment.Account.Send(new AutoScaling.DeleteAutoScalingGroup { AutoScalingGroupName = "live-edge", ForceDelete = true });
        await Refused(stage, new() { Minimum = Stage.Of(2) }, "AmsClusterIncomplete", "live-edge");
    }

    async Task Refused(Stage stage, ScalingRequest request, string code, string what)
    {
        await emulator.ResetCalls();
        var work = await stage.Engine.PrepareScaling("live", request);
        var finding = Assert.Single(work.Plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(code, finding.Code);
        Assert.Contains(what, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Advice);
        await Assert.ThrowsAsync<BlockedException>(() => stage.Engine.Scale(work, false));
        Assert.Empty(await stage.Deployment.Writes());
    }
}
