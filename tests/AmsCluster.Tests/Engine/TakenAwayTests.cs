using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Engine;

/// <summary>A change that ends running nodes or cuts connections says so in the plan, and the plan then asks.</summary>
public sealed class TakenAwayTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    static ClusterSpec Edge(int min, int max, int drain = 0) =>
        Spec with { Edge = Spec.Edge with { MinSize = min, MaxSize = max, DrainMinutes = drain } };

    static ClusterSpec InZones(ClusterSpec spec, params string[] zones) =>
        spec with { Network = spec.Network with { NodeZones = zones } };

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
        const string effect = "ends up to 3 of 4 running nodes, with all streams on them";
        Assert.Equal(effect, change.Effect);
        Assert.Equal($"update auto scaling group live-edge: max 10 → 1; {effect}", change.Sentence);
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
        Assert.Equal(
            "ends up to 1 of 2 running nodes, each as soon as what is on it has ended, at the latest after 30 minutes",
            change.Effect);
    }

    [EmulatorFact]
    public async Task A_zone_that_a_group_leaves_ends_the_nodes_in_it()
    {
        var two = InZones(Edge(4, 10), "ap-south-1a", "ap-south-1b");
        using var deployment = await Deployment.Of(emulator, two);
        var nodes = (await deployment.Account.Group("live-edge")).Instances;
        var inOther = nodes.Count(i => i.AvailabilityZone == "ap-south-1b");
        Assert.True(inOther > 0);
        var plan = await deployment.Plan(InZones(two, "ap-south-1a"));
        var edge = Assert.Single(plan.Changes, c => c.Name == "live-edge");
        Assert.Equal($"ends up to {inOther} of 4 running nodes, with all streams on them", edge.Effect);
        Assert.True(plan.TakesAway);
    }

    [EmulatorFact]
    public async Task A_zone_that_the_load_balancer_leaves_is_named()
    {
        string[] zones = ["ap-south-1a", "ap-south-1b", "ap-south-1c"];
        var three = Spec with { Network = Spec.Network with { LoadBalancerZones = zones } };
        using var deployment = await Deployment.Of(emulator, three);
        var change = Assert.Single((await deployment.Plan(Spec)).Changes);
        Assert.Equal("cuts the connections through ap-south-1c", change.Effect);
    }

    [EmulatorFact]
    public async Task A_certificate_that_goes_says_which_ports_close()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var plan = await deployment.Plan(Spec with { LoadBalancer = new() });
        Assert.Equal(
            ["live:443 closes port 443", "live:5443 closes port 5443"],
            plan.Changes.Where(c => c is { Kind: "listener", Action: ChangeAction.Delete })
                .Select(c => $"{c.Name} {c.Effect}").Order(StringComparer.Ordinal));
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
        string Effect(string kind, string name) => Assert.Single(changes, c => c.Kind == kind && c.Name == name).Effect!;
        Assert.Equal("cuts all connections through it", Effect("network load balancer", "live-rtmp"));
        Assert.StartsWith(
            "cuts the connections to its nodes through target group live-rtmp", Effect("auto scaling group", "live-origin"),
            StringComparison.Ordinal);
        Assert.Contains(", tcp 1935 from ", Effect("security group rules", "live-node"), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Addresses_that_are_let_in_no_more_are_named()
    {
        ClusterSpec From(string? ssh, params string[] rest) =>
            Spec with { Access = Spec.Access with { SshFrom = ssh, RestFrom = rest } };
        using var deployment = await Deployment.Of(emulator, From("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"));
        var changes = (await deployment.Plan(From(null, "192.0.2.0/24"))).Changes.ToLookup(c => c.Kind);
        Assert.Equal(
            Enumerable.Repeat("closes tcp 22 from 203.0.113.0/24", 2), changes["security group rules"].Select(c => c.Effect));
        Assert.Equal(
            Enumerable.Repeat("refuses 198.51.100.0/24 at the REST API of applications", 2),
            changes["REST rules"].Select(c => c.Effect));
    }

    [EmulatorFact]
    public async Task A_plan_that_ends_nodes_only_by_now_is_not_carried_out()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var shown = await deployment.Engine.Prepare(Edge(1, 3));
        Assert.False(shown.Plan.TakesAway);

        // The policy adds nodes, and another run comes and goes, so that the plan is made anew.
        await Run(deployment, 5);
        ScalingRequest origins = new() { Minimum = new Dictionary<NodeRole, int> { [NodeRole.Origin] = 1 } };
        await deployment.Engine.Scale(await deployment.Engine.PrepareScaling("live", origins), untilHealthy: false);
        await deployment.Engine.Scale(await deployment.Engine.PrepareCancel("live", "now", []), untilHealthy: false);

        var error = await Assert.ThrowsAnyAsync<AmsException>(() => deployment.Engine.Apply(shown));
        Assert.Equal("AmsPlanOutdated", error.Code);
        Assert.Equal(5, (await deployment.Account.Group("live-edge")).Instances.Count);
    }

    [EmulatorFact]
    public async Task A_removal_says_how_many_nodes_it_ends()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Run(deployment, 3);
        var plan = (await deployment.Engine.PrepareRemoval("live")).Plan;
        var groups = plan.Changes.Where(c => c.Kind == "auto scaling group").ToDictionary(c => c.Name, c => c.Effect);
        Assert.Equal("ends 3 running nodes, with all streams on them", groups["live-edge"]);
        Assert.Equal("ends 1 running node, with all streams on it", groups["live-origin"]);
    }
}
