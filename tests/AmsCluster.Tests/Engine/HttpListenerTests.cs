using AmsCluster.Tests.Emulator;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>What the HTTP listeners do, and the security policy of the HTTPS listeners.</summary>
public sealed class HttpListenerTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Default = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    static readonly ClusterSpec Spec = Deployment.Example(1);
    static readonly ClusterSpec Forwarding = With(l => l with { Http = "forward" });

    [EmulatorFact]
    public async Task A_cluster_that_forwards_is_redirected_in_place_and_the_plan_says_whom_it_cuts_off()
    {
        using var deployment = await Deployment.Of(emulator, Forwarding);
        var before = await Actions(deployment, "live");
        Assert.All(before, a => Assert.Equal("forward", a.Type));

        var (plan, writes) = await deployment.Change(Spec);
        Assert.Equal(["Delete REST rules live:5080", "Delete REST rules live:80", "Update listener live:5080", "Update listener live:80"], Deployment.Lines(plan));
        Assert.Equal(2, writes.Count(w => w == "ModifyListener"));
        var warning = Assert.Single(plan.Findings, f => f.Code == "AmsHttpRedirected");
        Assert.Equal(("loadBalancer.http", FindingLevel.Warning), (warning.Subject, warning.Level));
        Assert.Contains("80 and 5080", warning.Message, StringComparison.Ordinal);
        Assert.Contains("ws:// clients", warning.Message, StringComparison.Ordinal);
        Assert.True(plan.TakesAway);
        Assert.Equal(["443", "5443"], (await Actions(deployment, "live")).Select(a => a.RedirectConfig!.Port));

        var (back, _) = await deployment.Change(Forwarding);
        Assert.False(back.TakesAway);
        Assert.Equal(before.Select(a => a.TargetGroupArn), (await Actions(deployment, "live")).Select(a => a.TargetGroupArn));
    }

    [EmulatorFact]
    public async Task A_first_deployment_is_asked_nothing_about_redirects()
    {
        using var deployment = await Deployment.Fresh(emulator);
        Assert.False((await deployment.Plan(Spec)).TakesAway);
    }

    [EmulatorFact]
    public async Task A_redirect_that_loses_the_query_string_is_drift()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var plain = (await deployment.Account.Listener("live", 80)).ListenerArn!;
        Elb.Action other = new() { Type = "redirect", RedirectConfig = new() { Protocol = "HTTPS", Port = "443", Query = "", StatusCode = "HTTP_302" } };
        await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = plain, DefaultActions = [other] });
        Assert.Contains("default action", Assert.Single((await deployment.Plan(Spec)).Changes).Reason, StringComparison.Ordinal);
        await deployment.Apply(Spec);
        Assert.Equal("#{query}", (await deployment.Account.Listener("live", 80)).DefaultActions[0].RedirectConfig!.Query);
    }

    [EmulatorFact]
    public async Task A_plan_names_target_groups_and_shows_no_ARN()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var edge = (await deployment.Account.TargetGroup("live-edge")).TargetGroupArn!;
        var plain = (await deployment.Account.Listener("live", 80)).ListenerArn!;
        Elb.Action other = new() { Type = "forward", TargetGroupArn = edge };
        await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = plain, DefaultActions = [other] });
        var change = Assert.Single((await deployment.Plan(Spec)).Changes);
        Assert.Contains("default action forward to target group live-edge → ", change.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:", change.Sentence, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task An_adopted_cluster_redirects_only_when_the_spec_says_so()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        Assert.Equal("forward", spec.LoadBalancer.Http);
        await deployment.Apply(spec);
        Assert.All(await Actions(deployment, HandMade.Balancer), a => Assert.Equal("forward", a.Type));

        // As an earlier version has adopted it.
        var silent = spec with { LoadBalancer = spec.LoadBalancer with { Http = null } };
        Assert.DoesNotContain((await deployment.Plan(silent)).Changes, c => c.Kind == "listener");

        await deployment.Apply(spec with { LoadBalancer = spec.LoadBalancer with { Http = "redirect" } });
        Assert.All(await Actions(deployment, HandMade.Balancer), a => Assert.Equal("redirect", a.Type));
    }

    [EmulatorFact]
    public async Task Another_security_policy_is_set_in_place_and_drift_of_it_is_seen()
    {
        using var deployment = await Deployment.Of(emulator, With(l => l with { TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06" }));
        var (plan, writes) = await deployment.Change(Spec);
        Assert.Equal(["Update listener live:443", "Update listener live:5443"], Deployment.Lines(plan));
        Assert.Equal(["ModifyListener", "ModifyListener", "PutParameter"], writes);
        Assert.Contains(plan.Findings, f => f is { Code: "AmsTlsPolicyChanged", Subject: "loadBalancer.tlsPolicy" });
        var secure = await deployment.Account.Listener("live", 443);
        Assert.Equal(Default, secure.SslPolicy);

        await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = secure.ListenerArn!, SslPolicy = "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06" });
        Assert.Contains(Default, Assert.Single((await deployment.Plan(Spec)).Changes).Reason, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_security_policy_that_the_Region_does_not_have_stops_the_plan_and_names_the_key()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var plan = await deployment.Plan(With(l => l with { TlsPolicy = "ELBSecurityPolicy-TLS14-2031-01" }));
        var error = Assert.Single(plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(("AmsTlsPolicyNotFound", "loadBalancer.tlsPolicy"), (error.Code, error.Subject));
        Assert.Contains("ELBSecurityPolicy-TLS14-2031-01", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Security policies for your Application Load Balancer: Ext1 and Ext2 have ciphers without forward secrecy, TLS13-1-2-2021-06 has CBC.</summary>
    [EmulatorTheory]
    [InlineData("ELBSecurityPolicy-TLS13-1-3-2021-06", true)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Res-2021-06", true)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-2021-06", false)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", false)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09", false)]
    public async Task An_adopted_listener_keeps_a_security_policy_that_is_as_strict_and_no_other(string policy, bool stays)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        foreach (var port in new[] { 443, 5443 })
            await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = (await deployment.Account.Listener(HandMade.Balancer, port)).ListenerArn!, SslPolicy = policy });
        await deployment.Adopt("live");
        var plan = await deployment.Plan((await deployment.Engine.RecordedSpec("live"))!);
        Assert.Equal(stays ? 0 : 2, plan.Changes.Count(c => c.Kind == "listener"));
    }

    [EmulatorFact]
    public async Task Without_a_certificate_a_deployment_warns_of_logins_in_the_clear_and_with_one_it_does_not()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var warning = Assert.Single((await deployment.Plan(Spec with { LoadBalancer = new() })).Findings, f => f.Code == "AmsLoginInClear");
        Assert.Equal(("loadBalancer.certificate", FindingLevel.Warning), (warning.Subject, warning.Level));
        Assert.DoesNotContain((await deployment.Plan(Spec)).Findings, f => f.Code == "AmsLoginInClear");
    }

    static ClusterSpec With(Func<LoadBalancerSpec, LoadBalancerSpec> change) => Spec with { LoadBalancer = change(Spec.LoadBalancer) };

    static async Task<IReadOnlyList<Elb.Action>> Actions(Deployment deployment, string balancer) =>
        [.. (await deployment.Account.Listeners(balancer)).Where(l => l.Protocol == "HTTP").Select(l => l.DefaultActions.Single())];
}
