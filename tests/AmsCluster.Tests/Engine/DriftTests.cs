using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>What somebody changed by hand is seen by the plan, named in it, and mended by apply. Nothing else is touched.</summary>
public sealed class DriftTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    async Task Mends(Func<Account, Task> byHand, Func<Account, Task> check, params string[] lines)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await byHand(deployment.Account);
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(lines, Deployment.Lines(plan));
        await check(deployment.Account);
    }

    [EmulatorFact]
    public Task A_revoked_rule_is_opened_again() => Mends(
        async account =>
        {
            var group = await account.SecurityGroup("live-mongo");
            await account.Send(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = group.GroupId, IpPermissions = group.IpPermissions }));
        },
        async account => Assert.Equal(["tcp 27017 from live-node"], await account.Ingress("live-mongo")),
        "Create security group rules live-mongo");

    [EmulatorFact]
    public Task Egress_that_was_revoked_is_allowed_again() => Mends(
        async account =>
        {
            var group = await account.SecurityGroup("live-node");
            await account.Send(MoreEc2.RevokeSecurityGroupEgress(
                new() { GroupId = group.GroupId, IpPermissions = group.IpPermissionsEgress }));
        },
        async account =>
        {
            var rule = Assert.Single((await account.SecurityGroup("live-node")).IpPermissionsEgress);
            Assert.Equal(("-1", "0.0.0.0/0"), (rule.IpProtocol, rule.Ipv4Ranges.Single().CidrIp));
        },
        "Update security group live-node");

    [EmulatorFact]
    public Task A_listener_and_a_rule_that_were_turned_elsewhere_are_turned_back() => Mends(
        async account =>
        {
            var (origin, edge) = ((await account.TargetGroup("live-origin")).TargetGroupArn!, (await account.TargetGroup("live-edge")).TargetGroupArn!);
            await account.Send(new Elb.ModifyListener { ListenerArn = (await account.Listener("live", 80)).ListenerArn!, DefaultActions = [new() { Type = "forward", TargetGroupArn = edge }] });
            var rules = await account.Rules((await account.Listener("live", 443)).ListenerArn!);
            await account.Send(new Elb.ModifyRule { RuleArn = rules.Single(r => r.Priority == "16").RuleArn!, Actions = [new() { Type = "forward", TargetGroupArn = origin }] });
        },
        async account =>
        {
            Assert.Equal("443", (await account.Listener("live", 80)).DefaultActions.Single().RedirectConfig!.Port);
            var rules = await account.Rules((await account.Listener("live", 443)).ListenerArn!);
            Assert.Equal((await account.TargetGroup("live-edge")).TargetGroupArn, rules.Single(r => r.Priority == "16").Actions.Single().TargetGroupArn);
        },
        "Update listener live:80", "Update rule live:443 target=edge");

    [EmulatorFact]
    public Task A_groups_limits_and_its_policy_are_set_again() => Mends(
        async account =>
        {
            await account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MaxSize = 3 });
            await account.Send(new AutoScaling.DeletePolicy { AutoScalingGroupName = "live-edge", PolicyName = "live-edge-cpu" });
        },
        async account =>
        {
            Assert.Equal(10, (await account.Group("live-edge")).MaxSize);
            Assert.Equal(2, (await account.Policies()).Count);
        },
        "Create scaling policy live-edge-cpu", "Update auto scaling group live-edge");

    [EmulatorFact]
    public Task A_target_groups_stickiness_and_health_check_are_set_again() => Mends(
        async account =>
        {
            var arn = (await account.TargetGroup("live-origin")).TargetGroupArn!;
            await account.Send(new Elb.ModifyTargetGroupAttributes { TargetGroupArn = arn, Attributes = [new() { Key = "stickiness.enabled", Value = "false" }] });
            await account.Send(new Elb.ModifyTargetGroup { TargetGroupArn = arn, HealthCheckPath = "/" });
        },
        async account =>
        {
            Assert.Equal("true", (await account.Attributes("live-origin"))["stickiness.enabled"]);
            Assert.Equal("/rest/v2/liveness", (await account.TargetGroup("live-origin")).HealthCheckPath);
        },
        "Update target group live-origin");

    [EmulatorFact]
    public Task A_MongoDB_node_that_was_terminated_is_made_anew_and_the_nodes_follow_it() => Mends(
        account => account.Terminate("live-mongo"),
        async account => Assert.Contains((await account.Instance("live-mongo")).PrivateIpAddress + ":27017", Account.Text((await account.TemplateVersions("live-origin"))[0].UserData), StringComparison.Ordinal),
        "Create instance live-mongo", "Create volume attachment live-mongo-data", "Update launch template live-edge", "Update launch template live-origin");

    [EmulatorFact]
    public Task A_MongoDB_node_that_was_stopped_is_started() => Mends(
        async account => await account.Send(Ec2Api.StopInstances(new() { InstanceIds = [(await account.Instance("live-mongo")).InstanceId!] })),
        async account => Assert.Equal("running", (await account.Instance("live-mongo")).State!.Name),
        "Update instance live-mongo");

    [EmulatorFact]
    public Task A_load_balancer_that_was_deleted_comes_again_with_all_its_parts() => Mends(
        async account => await account.Send(new Elb.DeleteLoadBalancer { LoadBalancerArn = (await account.Balancers()).Single().LoadBalancerArn! }),
        async account => Assert.Equal([80, 443, 5080, 5443], (await account.Listeners("live")).Select(l => l.Port!.Value)),
        "Create REST rules live:443", "Create REST rules live:5443",
        "Create listener live:443", "Create listener live:5080", "Create listener live:5443", "Create listener live:80",
        "Create load balancer attributes live", "Create load balancer live", "Create rule live:443 target=edge", "Create rule live:443 target=origin");
}
