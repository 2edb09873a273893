using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Engine;

/// <summary>A change that ends running nodes or cuts connections says so in the plan, and the plan then asks.</summary>
public sealed class TakenAwayTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    static ClusterSpec Edge(int min, int max, int drain = 0) => Spec with { Edge = Spec.Edge with { MinSize = min, MaxSize = max, DrainMinutes = drain } };

    static Task Run(Deployment deployment, int edges) => deployment.Account.Send(
        new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DesiredCapacity = edges });

    [EmulatorFact]
    public async Task A_maximum_below_the_running_nodes_says_how_many_it_ends()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Run(deployment, 4);
        var plan = await deployment.Plan(Edge(1, 1));
        var change = Assert.Single(plan.Changes);
        Assert.Equal("max 10 → 1", change.Reason);
        Assert.Equal("ends up to 3 of 4 running nodes, with all streams on them", change.Effect);
        Assert.Equal("update auto scaling group live-edge: max 10 → 1; ends up to 3 of 4 running nodes, with all streams on them", change.Sentence);
        Assert.True(plan.TakesAway);
    }

    [EmulatorTheory]
    [InlineData(1, 4)]
    [InlineData(0, 10)]
    [InlineData(1, 20)]
    public async Task Sizes_that_the_running_nodes_fit_into_take_nothing_away(int min, int max)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Run(deployment, 4);
        var plan = await deployment.Plan(Edge(min, max));
        Assert.Null(Assert.Single(plan.Changes).Effect);
        Assert.False(plan.TakesAway);
    }

    [EmulatorFact]
    public async Task Nodes_that_wait_for_their_streams_are_said_to()
    {
        using var deployment = await Deployment.Of(emulator, Edge(1, 10, drain: 30));
        await Run(deployment, 2);
        var change = Assert.Single((await deployment.Plan(Edge(1, 1, drain: 30))).Changes);
        Assert.Equal("ends up to 1 of 2 running nodes, each as soon as what is on it has ended, at the latest after 30 minutes", change.Effect);
    }

    [EmulatorFact]
    public async Task A_zone_that_a_group_leaves_ends_the_nodes_in_it()
    {
        var two = Spec with { Network = Spec.Network with { NodeZones = ["ap-south-1a", "ap-south-1b"] }, Edge = Spec.Edge with { MinSize = 4 } };
        using var deployment = await Deployment.Of(emulator, two);
        var inOther = (await deployment.Account.Group("live-edge")).Instances.Count(i => i.AvailabilityZone == "ap-south-1b");
        Assert.True(inOther > 0);
        var plan = await deployment.Plan(two with { Network = two.Network with { NodeZones = ["ap-south-1a"] } });
        var edge = Assert.Single(plan.Changes, c => c.Name == "live-edge");
        Assert.Equal($"ends up to {inOther} of 4 running nodes, with all streams on them", edge.Effect);
        Assert.True(plan.TakesAway);
    }

    [EmulatorFact]
    public async Task A_zone_that_the_load_balancer_leaves_is_named()
    {
        var three = Spec with { Network = Spec.Network with { LoadBalancerZones = ["ap-south-1a", "ap-south-1b", "ap-south-1c"] } };
        using var deployment = await Deployment.Of(emulator, three);
        Assert.Equal("cuts the connections through ap-south-1c", Assert.Single((await deployment.Plan(Spec)).Changes).Effect);
    }

    [EmulatorFact]
    public async Task A_certificate_that_goes_says_which_ports_close()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var plan = await deployment.Plan(Spec with { LoadBalancer = new() });
        Assert.Equal(
            ["live:443 closes port 443", "live:5443 closes port 5443"],
            plan.Changes.Where(c => c is { Kind: "listener", Action: ChangeAction.Delete }).Select(c => $"{c.Name} {c.Effect}").Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task Listeners_that_begin_to_redirect_say_whom_they_cut_off()
    {
        var forwarding = Spec with { LoadBalancer = Spec.LoadBalancer with { Http = "forward" } };
        using var deployment = await Deployment.Of(emulator, forwarding);
        var changes = (await deployment.Plan(Spec)).Changes.Where(c => c.Kind == "listener").ToList();
        Assert.Equal(2, changes.Count);
        Assert.All(changes, c => Assert.Contains("which redirects to HTTPS", c.Effect, StringComparison.Ordinal));
        await deployment.Apply(Spec);
        Assert.All((await deployment.Plan(forwarding)).Changes, c => Assert.Null(c.Effect));
    }

    [EmulatorFact]
    public async Task Rtmp_that_goes_says_what_is_cut_and_closed()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Rtmp = true });
        var changes = (await deployment.Plan(Spec)).Changes;
        Assert.Contains(changes, c => c.Kind == "network load balancer" && c.Effect == "cuts all connections through it");
        Assert.Contains(changes, c => c.Name == "live-origin" && c.Effect?.StartsWith("cuts the connections to its nodes through target group live-rtmp", StringComparison.Ordinal) is true);
        Assert.Contains(changes, c => c.Kind == "security group rules" && c.Effect?.Contains(", tcp 1935 from ", StringComparison.Ordinal) is true);
    }

    [EmulatorFact]
    public async Task Addresses_that_are_let_in_no_more_are_named()
    {
        var open = Spec with { Access = Spec.Access with { SshFrom = "203.0.113.0/24", RestFrom = ["198.51.100.0/24", "192.0.2.0/24"] } };
        using var deployment = await Deployment.Of(emulator, open);
        var plan = await deployment.Plan(open with { Access = open.Access with { SshFrom = null, RestFrom = ["192.0.2.0/24"] } });
        Assert.All(plan.Changes.Where(c => c.Kind == "security group rules"), c => Assert.Equal("closes tcp 22 from 203.0.113.0/24", c.Effect));
        Assert.All(plan.Changes.Where(c => c.Kind == "REST rules"), c => Assert.Equal("refuses 198.51.100.0/24 at the REST API of applications", c.Effect));
        Assert.Equal(4, plan.Changes.Count(c => c.Effect is not null));
    }

    [EmulatorFact]
    public async Task A_removal_says_how_many_nodes_it_ends()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Run(deployment, 3);
        var plan = (await deployment.Engine.PrepareRemoval("live")).Plan;
        Assert.Equal("ends 3 running nodes, with all streams on them", Assert.Single(plan.Changes, c => c.Kind == "auto scaling group" && c.Name == "live-edge").Effect);
        Assert.Equal("ends 1 running node, with all streams on it", Assert.Single(plan.Changes, c => c.Kind == "auto scaling group" && c.Name == "live-origin").Effect);
    }
}
