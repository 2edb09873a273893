using AmsCluster.Aws.Route53;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to load balancers, listeners, rules, target groups and the DNS record.</summary>
internal static class BalancerMoves
{
    /// <summary>AWS asks for it along with the kind of stickiness; it says nothing for ours.</summary>
    public const string CookieName = "stickiness.app_cookie.cookie_name";

    const string OtherSubnet = "10.20.240.0/20";

    static Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal)
    {
        ["deregistration_delay.timeout_seconds"] = "0",
        ["load_balancing.algorithm.type"] = "round_robin",
        ["stickiness.enabled"] = "false",
        ["stickiness.type"] = "app_cookie",
        [CookieName] = "theirs",
        ["stickiness.lb_cookie.duration_seconds"] = "60",
    };

    static Dictionary<string, string> BalancerAttributes { get; } = new(StringComparer.Ordinal)
    {
        ["access_logs.s3.bucket"] = "",
        ["access_logs.s3.enabled"] = "false",
        ["access_logs.s3.prefix"] = "",
        ["deletion_protection.enabled"] = "true",
        ["idle_timeout.timeout_seconds"] = "4000",
        ["routing.http.drop_invalid_header_fields.enabled"] = "false",
    };

    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["give a load balancer another security group"] = new(
            async account => await account.Send(new Elb.SetSecurityGroups { LoadBalancerArn = await Arn(account, "full"), SecurityGroups = [(await account.SecurityGroup("full-node")).GroupId!] }), "load balancer/security groups"),
        ["move a load balancer to another zone"] = new(
            async account =>
            {
                var balancer = (await account.Balancers()).Single(b => b.LoadBalancerName == "full");
                var other = await account.Subnet(balancer.VpcId!, OtherSubnet, "ap-south-1c");
                await account.Send(new Elb.SetSubnets { LoadBalancerArn = balancer.LoadBalancerArn!, Subnets = [balancer.AvailabilityZones[0].SubnetId!, other] });
            },
            "load balancer/subnets")
        {
            After = async account =>
            {
                var vpc = (await account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;
                await account.Send(Ec2Api.DeleteSubnet(new() { SubnetId = (await account.Subnets(vpc)).Single(s => s.CidrBlock == OtherSubnet).SubnetId! }));
            },
        },
        ["delete a load balancer"] = new(
            async account => await account.Send(new Elb.DeleteLoadBalancer { LoadBalancerArn = await Arn(account, "full") }),
            "load balancer/exists", "load balancer attributes/exists", "listener/exists", "REST rules/exists", "rule/exists", "alarm/of", "DNS record/points to"),
        ["set a load balancer's attributes"] = new(
            async account => await account.Send(new Elb.ModifyLoadBalancerAttributes
            {
                LoadBalancerArn = await Arn(account, "full"),
                Attributes = [.. BalancerAttributes.Select(a => new Elb.LoadBalancerAttribute { Key = a.Key, Value = a.Value })],
            }),
            [.. BalancerAttributes.Keys.Select(k => $"load balancer attributes/{k}")]),
        ["let a listener forward elsewhere"] = new(
            async account => await account.Send(new Elb.ModifyListener { ListenerArn = await Arn(account, 80), DefaultActions = [new() { Type = "forward", TargetGroupArn = (await account.TargetGroup("full-edge")).TargetGroupArn }] }), "listener/default action"),
        ["let a listener redirect"] = new(
            async account => await account.Send(new Elb.ModifyListener { ListenerArn = await Arn(account, 80), DefaultActions = [new() { Type = "redirect", RedirectConfig = new() { Protocol = "HTTPS", Port = "8443", Host = "other.example.com", Path = "/x", Query = "", StatusCode = "HTTP_302" } }] }), "listener/default action"),
        ["move a listener to another port"] = new(async account => await account.Send(new Elb.ModifyListener { ListenerArn = await Arn(account, 5080), Port = 8080 }), "listener/port"),
        ["let a listener speak HTTP, and forget its certificate"] = new(
            async account => await account.Send(new Elb.ModifyListener { ListenerArn = await Arn(account, 5443), Protocol = "HTTP", Certificates = [] }), "listener/protocol", "listener/certificate", "listener/TLS policy"),
        ["let a listener speak old TLS"] = new(
            async account => await account.Send(new Elb.ModifyListener { ListenerArn = await Arn(account, 443), SslPolicy = "ELBSecurityPolicy-2016-08" }), "listener/TLS policy"),
        ["delete a listener"] = new(async account => await account.Send(new Elb.DeleteListener { ListenerArn = await Arn(account, 443) }), "listener/exists", "REST rules/exists", "rule/exists"),
        ["let a rule forward elsewhere"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "15"), Actions = [new() { Type = "forward", TargetGroupArn = (await account.TargetGroup("full-edge")).TargetGroupArn }] }), "rule/forwards to"),
        ["let a rule answer by itself"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "15"), Actions = [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "503" } }] }), "rule/forwards to"),
        ["give a rule other conditions"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "16"), Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/play/*"] } }] }), "rule/conditions"),
        ["give a rule one more condition"] = new(
            async account =>
            {
                var rule = (await account.Rules(await Arn(account, 443))).Single(r => r.Priority == "16");
                await account.Send(new Elb.ModifyRule { RuleArn = rule.RuleArn!, Conditions = [rule.Conditions[0] with { Values = [] }, new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/play/*"] } }] });
            },
            "rule/conditions"),
        ["delete a rule"] = new(async account => await account.Send(new Elb.DeleteRule { RuleArn = await Rule(account, "15") }), "rule/exists"),
        ["open the REST API"] = new(async account => await account.Send(new Elb.DeleteRule { RuleArn = await Rule(account, "14") }), "REST rules/REST API of applications"),
        ["let other spellings through"] = new(async account => await account.Send(new Elb.DeleteRule { RuleArn = await Rule(account, "3") }), "REST rules/paths with .. or ; or encoded letters"),
        ["answer the REST API otherwise"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "14"), Actions = [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "200" } }] }),
            "REST rules/REST API of applications: action"),
        ["close other paths"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "14"), Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/x/*"] } }] }),
            "REST rules/REST API of applications: conditions"),
        ["refuse other spellings"] = new(
            async account => await account.Send(new Elb.ModifyRule { RuleArn = await Rule(account, "3"), Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { RegexValues = ["^/x;.*$"] } }] }),
            "REST rules/paths with .. or ; or encoded letters: conditions"),
        ["let another address reach the REST API"] = new(
            async account =>
            {
                var rule = (await account.Rules(await Arn(account, 443))).Single(r => r.Priority == "4");
                IReadOnlyList<Elb.RuleCondition> conditions = [.. rule.Conditions.Select(c => c.SourceIpConfig is null ? c : c with { SourceIpConfig = new() { Values = ["192.0.2.0/24"] } })];
                await account.Send(new Elb.ModifyRule { RuleArn = rule.RuleArn!, Conditions = conditions });
            },
            "REST rules/restFrom"),
        ["put the rule that closes last"] = new(
            async account => await account.Send(new Elb.SetRulePriorities { RulePriorities = [new() { RuleArn = await Rule(account, "14"), Priority = 900 }] }), "REST rules/priorities"),
        ["let a target group look otherwise whether nodes are well"] = new(
            async account => await account.Send(new Elb.ModifyTargetGroup
            {
                TargetGroupArn = (await account.TargetGroup("full-edge")).TargetGroupArn!,
                HealthCheckPath = "/",
                HealthCheckPort = "5443",
                HealthCheckProtocol = "HTTPS",
                HealthCheckIntervalSeconds = 60,
                HealthCheckTimeoutSeconds = 30,
                HealthyThresholdCount = 5,
                UnhealthyThresholdCount = 10,
                Matcher = new() { HttpCode = "200-399" },
            }),
            [.. new[] { "health check", "interval", "timeout", "healthy after", "unhealthy after", "matcher" }.Select(f => $"target group/{f}")]),
        ["set a target group's attributes"] = new(
            async account => await account.Send(new Elb.ModifyTargetGroupAttributes { TargetGroupArn = (await account.TargetGroup("full-edge")).TargetGroupArn!, Attributes = [.. Attributes.Select(a => new Elb.TargetGroupAttribute { Key = a.Key, Value = a.Value })] }),
            [.. Attributes.Keys.Where(k => k != CookieName).Select(k => $"target group/{k}")]),
        ["delete a target group with its listener"] = new(
            async account =>
            {
                await account.Send(new Elb.DeleteListener { ListenerArn = (await account.Listener("full-rtmp", 1935)).ListenerArn! });
                await account.Send(new Elb.DeleteTargetGroup { TargetGroupArn = (await account.TargetGroup("full-rtmp")).TargetGroupArn! });
            },
            "listener/exists", "target group/exists", "auto scaling group/target group"),
        ["let the name lead elsewhere"] = new(
            account => Change(account, "UPSERT", r => r with { AliasTarget = null, TTL = 60, ResourceRecords = [new() { Value = "192.0.2.7" }] }), "DNS record/points to"),
        ["let the name depend on the load balancer's health"] = new(
            account => Change(account, "UPSERT", r => r with { AliasTarget = r.AliasTarget! with { EvaluateTargetHealth = true } }), "DNS record/evaluates health"),
        ["delete the name"] = new(account => Change(account, "DELETE", r => r), "DNS record/exists"),
    };

    static async Task<string> Arn(Account account, string balancer) => (await account.Balancers()).Single(b => b.LoadBalancerName == balancer).LoadBalancerArn!;

    static async Task<string> Arn(Account account, int port) => (await account.Listener("full", port)).ListenerArn!;

    static async Task<string> Rule(Account account, string priority) => (await account.Rules(await Arn(account, 443))).Single(r => r.Priority == priority).RuleArn!;

    static async Task Change(Account account, string action, Func<ResourceRecordSet, ResourceRecordSet> change)
    {
        var record = (await account.Records()).Single(r => r.Type == "A");
        await account.Send(new ChangeResourceRecordSets { HostedZoneId = Account.ExampleZone, ChangeBatch = new() { Changes = [new() { Action = action, ResourceRecordSet = change(record) }] } });
    }
}
