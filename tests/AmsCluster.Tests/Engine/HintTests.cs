using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>What is asked by a hint saves a round where the hint is right, and changes nothing where it is wrong.</summary>
public sealed class HintTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Note = "amscluster:listeners";

    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_finished_cluster_is_read_in_three_rounds_and_32_calls()
    {
        using var deployment = await Deployment.Of(emulator, Spec);

        // One that is made while the listeners are there bears the note for certain.
        await deployment.Account.Send(new AutoScaling.DeleteAutoScalingGroup { AutoScalingGroupName = "live-edge", ForceDelete = true });
        await deployment.Apply(Spec);

        // A question that several resources ask counts from the first that asks. Answers in another order can add a round.
        var efforts = new List<Effort>();
        for (var i = 0; i < 5; i++) efforts.Add((await deployment.Engine.Prepare(Spec)).Timing.Reading);
        Assert.Equal(new Effort(3, 32), efforts.MinBy(e => e.Rounds));
        Assert.All(efforts, e => Assert.Equal(32, e.Calls));
    }

    [EmulatorTheory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("443")]
    [InlineData("443/0123456789abcdef")]
    [InlineData("443/0123456789abcdef 443/0123456789abcdef 80/x/y")]
    public async Task A_note_that_is_wrong_or_gone_changes_nothing(string? text)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        foreach (var group in new[] { "live-origin", "live-edge" })
        {
            AutoScaling.Tag tag = new() { Key = Note, Value = text, ResourceId = group, ResourceType = "auto-scaling-group", PropagateAtLaunch = false };
            if (text is null) await deployment.Account.Send(new AutoScaling.DeleteTags { Tags = [tag] });
            else await deployment.Account.Send(new AutoScaling.CreateOrUpdateTags { Tags = [tag] });
        }

        await deployment.AssertDone(Spec);
        Assert.InRange((await deployment.Engine.Prepare(Spec)).Timing.Reading.Calls, 32, 35);
    }

    [EmulatorFact]
    public async Task A_listener_that_somebody_made_anew_is_found_with_its_rules()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var old = await deployment.Account.Listener("live", 443);
        await deployment.Account.Send(new Elb.DeleteListener { ListenerArn = old.ListenerArn! });
        Assert.Equal(4, (await deployment.Change(Spec)).Plan.Changes.Count);
        await deployment.AssertDone(Spec);

        // What is wrong with a rule of the new one is seen as well.
        var rule = (await deployment.Account.Rules((await deployment.Account.Listener("live", 443)).ListenerArn!)).First(r => r.Conditions.Any(c => c.QueryStringConfig is not null));
        await deployment.Account.Send(new Elb.DeleteRule { RuleArn = rule.RuleArn! });
        Assert.Equal("rule", Assert.Single((await deployment.Plan(Spec)).Changes).Kind);
    }

    [EmulatorFact]
    public async Task A_load_balancer_of_the_same_name_that_somebody_made_anew_is_not_taken_for_the_clusters()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var old = (await deployment.Account.Balancers()).Single();
        await deployment.Account.Send(new Elb.DeleteLoadBalancer { LoadBalancerArn = old.LoadBalancerArn! });
        await deployment.Account.Send(new Elb.CreateLoadBalancer { Name = "live", Subnets = [.. old.AvailabilityZones.Select(z => z.SubnetId!)] });
        Assert.Contains((await deployment.Plan(Spec)).Findings, f => f is { Level: FindingLevel.Error, Code: "AmsNameTaken", Subject: "live" });
    }
}
