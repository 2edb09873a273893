using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>Changes of what lets somebody in: SSH, certificate, RTMP.</summary>
public sealed class AccessChangeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task SSH_is_opened_for_one_block_and_shut_again()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var open = Spec with { Access = Spec.Access with { SshFrom = "203.0.113.0/24" } };
        var (plan, writes) = await deployment.Change(open);
        Assert.Equal(["Update security group rules live-mongo", "Update security group rules live-node"], Deployment.Lines(plan));
        Assert.Equal(["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupIngress", "PutParameter"], writes);
        Assert.Contains("tcp 22 from 203.0.113.0/24", await deployment.Account.Ingress("live-node"));
        Assert.Contains("tcp 22 from 203.0.113.0/24", await deployment.Account.Ingress("live-mongo"));
        Assert.DoesNotContain(await deployment.Account.Ingress("live-load-balancer"), r => r.StartsWith("tcp 22 ", StringComparison.Ordinal));

        await deployment.Change(open with { Access = open.Access with { SshFrom = "198.51.100.7/32" } });
        Assert.Equal(["tcp 22 from 198.51.100.7/32"], (await deployment.Account.Ingress("live-node")).Where(r => r.StartsWith("tcp 22 ", StringComparison.Ordinal)));

        await deployment.Change(Spec);
        Assert.DoesNotContain(await deployment.Account.Ingress("live-node"), r => r.StartsWith("tcp 22 ", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task The_certificate_is_taken_away_added_and_changed_in_place()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var without = Spec with { LoadBalancer = new() };
        var (taken, _) = await deployment.Change(without);
        Assert.Equal(["Delete listener live:443", "Delete listener live:5443", "Update REST rules live:5080", "Update REST rules live:80", "Update listener live:5080", "Update listener live:80"], Deployment.Lines(taken));
        Assert.Equal([80, 5080], (await deployment.Account.Listeners("live")).Select(l => l.Port!.Value));

        var (added, _) = await deployment.Change(Spec);
        Assert.Equal(["Create REST rules live:443", "Create REST rules live:5443", "Create listener live:443", "Create listener live:5443", "Create rule live:443 target=edge", "Create rule live:443 target=origin", "Delete REST rules live:5080", "Delete REST rules live:80", "Update listener live:5080", "Update listener live:80"], Deployment.Lines(added));
        Assert.Contains(added.Findings, f => f.Code == "AmsHttpRedirected");
    }

    [EmulatorFact]
    public async Task Another_certificate_is_put_on_both_listeners_without_making_them_anew()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var before = (await deployment.Account.Listener("live", 443)).ListenerArn;
        var other = await Certificates.Import(deployment.Account, "live.example.com");
        var (plan, writes) = await deployment.Change(Spec with { LoadBalancer = Spec.LoadBalancer with { Certificate = other } });
        Assert.Equal(["Update listener live:443", "Update listener live:5443"], Deployment.Lines(plan));
        Assert.Equal(["ModifyListener", "ModifyListener", "PutParameter"], writes);
        var listener = await deployment.Account.Listener("live", 443);
        Assert.Equal((before, other), (listener.ListenerArn, listener.Certificates.Single().CertificateArn));
    }

    [EmulatorFact]
    public async Task RTMP_comes_and_goes_without_touching_nodes_or_the_other_load_balancer()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var balancer = (await deployment.Account.Balancers()).Single().LoadBalancerArn;
        var instances = (await deployment.Account.Instances()).Select(i => i.InstanceId).ToHashSet();
        var (on, _) = await deployment.Change(Spec with { Rtmp = true });
        Assert.DoesNotContain(on.Changes, c => c.Action is ChangeAction.Replace or ChangeAction.Delete);
        Assert.Equal(3, (await deployment.Account.Group("live-origin")).TargetGroupARNs.Count);

        var (off, _) = await deployment.Change(Spec);
        Assert.Contains("Delete network load balancer live-rtmp", Deployment.Lines(off));
        Assert.Equal(balancer, Assert.Single(await deployment.Account.Balancers()).LoadBalancerArn);
        Assert.Equal(["live-edge", "live-origin"], (await deployment.Account.TargetGroups()).Select(g => g.TargetGroupName!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await deployment.Account.SecurityGroups(), g => g.GroupName == "live-rtmp");
        Assert.Equal(["tcp 5000 from live-node", "tcp 5080 from live-load-balancer", "tcp 5080 from live-node", "udp 50000-60000 from 0.0.0.0/0"], await deployment.Account.Ingress("live-node"));
        Assert.True(instances.SetEquals((await deployment.Account.Instances()).Select(i => i.InstanceId)));
    }
}
