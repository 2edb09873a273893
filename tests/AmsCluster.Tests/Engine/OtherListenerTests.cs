using AmsCluster.Tests.Emulator;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>Listeners and rules that others add to the load balancer: drift that plans leave alone and report.</summary>
public sealed class OtherListenerTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task A_rule_and_a_listener_that_were_added_are_drift_and_in_plan_and_status()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        var balancer = (await deployment.Account.Balancers()).Single().LoadBalancerArn!;
        var listener = (await deployment.Account.Listeners("live")).Single(l => l.Port == 443).ListenerArn!;
        IReadOnlyList<Elb.Action> unavailable = [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "503" } }];
        await deployment.Account.Send(new Elb.CreateRule
        {
            ListenerArn = listener, Priority = 700, Actions = unavailable, Tags = [],
            Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/live/*"] } }],
        });
        await deployment.Account.Send(new Elb.CreateListener
        {
            LoadBalancerArn = balancer, Protocol = "HTTP", Port = 8080, DefaultActions = unavailable, Tags = [],
        });

        var work = await deployment.Engine.Prepare(spec);
        var status = await deployment.Engine.Status(spec.Name);

        Assert.Empty(work.Plan.Changes);
        Assert.Equal(["AmsOtherListener", "AmsOtherListenerRule"], work.Plan.Findings.Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["listener 8080 HTTP", "rule 700 path-pattern /live/*: fixed-response 503"],
            work.Drift.Select(d => $"{d.Field} {d.Actual}").Order(StringComparer.Ordinal));
        Assert.Contains(status.Problems, p => p.Contains("Rule 700 of listener live:443 was added manually", StringComparison.Ordinal));
        Assert.Contains(status.Problems, p => p.Contains("The HTTP listener 8080 of load balancer live was added manually", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_domain_that_the_certificate_does_not_cover_blocks_although_nothing_else_changes()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);

        var plan = await deployment.Plan(spec with { LoadBalancer = spec.LoadBalancer with { Domain = "foo.example.org", HostedZone = null } });

        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsCertificateOtherDomain" });
    }
}
