using AmsCluster.Tests.Emulator;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>The load balancer's rules that close the applications' REST API: made, changed, repaired, and added to clusters without them.</summary>
public sealed class RestRulesTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);
    static readonly string[] Servers = ["203.0.113.0/24", "198.51.100.7/32", "198.51.100.8/32", "198.51.100.9/32"];

    static ClusterSpec From(params string[] blocks) => Spec with { Access = Spec.Access with { RestFrom = blocks } };

    [EmulatorFact]
    public async Task Every_listener_that_forwards_closes_the_REST_API_before_its_other_rules()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        foreach (var listener in await Forwarding(deployment))
        {
            var rules = await deployment.Account.Rules(listener.ListenerArn!);
            Assert.Equal(["fixed-response", "fixed-response"], rules.Take(2).Select(r => r.Actions.Single().Type));
            Assert.All(rules.Take(2), r => Assert.Equal("403", r.Actions.Single().FixedResponseConfig!.StatusCode));
            Assert.Equal(["/*/rest", "/*/rest/*"], rules[1].Conditions.Single().PathPatternConfig!.Values);
            Assert.All(rules.Skip(2), r => Assert.Equal("forward", r.Actions.Single().Type));
        }

        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task Blocks_are_let_in_by_rules_of_three_and_changed_in_place()
    {
        using var deployment = await Deployment.Of(emulator, From(Servers));
        Assert.Equal(Servers.Order(StringComparer.Ordinal), await LetIn(deployment));
        var secure = (await deployment.Account.Listener("live", 443)).ListenerArn!;
        Assert.All(await deployment.Account.Rules(secure), r => Assert.True(r.Conditions.Sum(c => (c.SourceIpConfig?.Values.Count ?? 0) + (c.PathPatternConfig?.Values.Count ?? 0)) <= 5));

        string[] others = ["198.51.100.9/32", "192.0.2.0/24"];
        var (plan, writes) = await deployment.Change(From(others));
        Assert.All(plan.Changes, c => Assert.Equal((ChangeAction.Update, "REST rules"), (c.Action, c.Kind)));
        Assert.DoesNotContain("CreateRule", writes);
        Assert.Equal(others.Order(StringComparer.Ordinal), await LetIn(deployment));

        await deployment.Change(Spec);
        Assert.Equal([], await LetIn(deployment));
    }

    [EmulatorFact]
    public async Task A_cluster_without_these_rules_gets_them_in_place_and_is_warned_of_it()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await AsBefore(deployment);
        var plan = await deployment.Plan(Spec);
        Assert.All(plan.Changes, c => Assert.Equal((ChangeAction.Update, "REST rules"), (c.Action, c.Kind)));
        var warning = Assert.Single(plan.Findings, f => f.Code == "AmsRestCloses");
        Assert.Equal((FindingLevel.Warning, "access.restFrom"), (warning.Level, warning.Subject));
        Assert.Contains("rest-access", warning.Advice, StringComparison.Ordinal);

        var (_, writes) = await deployment.Change(Spec);
        Assert.DoesNotContain("DeleteRule", writes);
        var rules = await deployment.Account.Rules((await deployment.Account.Listener("live", 443)).ListenerArn!);
        Assert.Equal(["fixed-response", "fixed-response", "forward", "forward", "forward"], rules.Select(r => r.Actions.Single().Type));
        Assert.Empty((await deployment.Plan(Spec)).Findings);
    }

    [EmulatorFact]
    public async Task A_rule_of_somebody_else_that_comes_first_stays_and_is_told()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var account = deployment.Account;
        var secure = (await account.Listener("live", 443)).ListenerArn!;
        IReadOnlyList<Elb.Action> forward = [new() { Type = "forward", TargetGroupArn = (await account.TargetGroup("live-edge")).TargetGroupArn }];
        foreach (var (priority, path) in new[] { (1, "/shop/*"), (5, "/static/img/*"), (20, "/news/*") })
            await account.Send(new Elb.CreateRule { ListenerArn = secure, Priority = priority, Conditions = [Path(path)], Actions = forward });
        var plan = await deployment.Plan(Spec);
        Assert.Empty(plan.Changes);
        Assert.Contains("/shop/*", Assert.Single(plan.Findings, f => f.Code == "AmsRestRuleEarlier").Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task What_somebody_changes_on_them_is_set_right()
    {
        using var deployment = await Deployment.Of(emulator, From(Servers));
        var account = deployment.Account;
        var secure = (await account.Listener("live", 443)).ListenerArn!;
        var rules = await account.Rules(secure);
        var (spelling, closed) = (rules.Single(r => r.Priority == "3"), rules.Single(r => r.Priority == "14"));
        await account.Send(new Elb.ModifyRule { RuleArn = closed.RuleArn!, Conditions = [Path("/elsewhere/*")] });
        await account.Send(new Elb.ModifyRule { RuleArn = spelling.RuleArn!, Actions = rules[^1].Actions });
        await account.Send(new Elb.SetRulePriorities { RulePriorities = [new() { RuleArn = closed.RuleArn!, Priority = 400 }] });
        await account.Send(new Elb.DeleteRule { RuleArn = rules.First(r => r.Priority == "4").RuleArn! });
        await deployment.Change(From(Servers));
        Assert.Equal(Servers.Order(StringComparer.Ordinal), await LetIn(deployment));
        var after = await account.Rules(secure);
        Assert.Equal(closed.RuleArn, after.Single(r => r.Priority == "14").RuleArn);
        Assert.Equal(["/*/rest", "/*/rest/*"], after.Single(r => r.Priority == "14").Conditions.Single().PathPatternConfig!.Values);
        Assert.Equal("fixed-response", after.Single(r => r.Priority == "3").Actions.Single().Type);
    }

    [EmulatorFact]
    public async Task A_listener_that_begins_to_forward_is_closed_before_and_cleaned_up_after()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var forwarding = Spec with { LoadBalancer = Spec.LoadBalancer with { Http = "forward" } };
        var (_, writes) = await deployment.Change(forwarding);
        Assert.Equal(4, (await Forwarding(deployment)).Count);
        Assert.True(writes.ToList().FindIndex(w => w == "CreateRule") < writes.ToList().FindIndex(w => w == "ModifyListener"));
        Assert.Equal(4, writes.Count(w => w == "CreateRule"));

        (_, writes) = await deployment.Change(Spec);
        Assert.Equal(4, writes.Count(w => w == "DeleteRule"));
        var plain = (await deployment.Account.Listener("live", 80)).ListenerArn!;
        Assert.Equal(["default"], (await deployment.Account.Rules(plain)).Select(r => r.Priority));
    }

    static async Task<List<Elb.Listener>> Forwarding(Deployment deployment) =>
        [.. (await deployment.Account.Listeners("live")).Where(l => l.DefaultActions.Single().Type == "forward")];

    // As the version before these rules left a cluster.
    static async Task AsBefore(Deployment deployment)
    {
        foreach (var listener in await Forwarding(deployment))
        {
            var rules = await deployment.Account.Rules(listener.ListenerArn!);
            foreach (var rule in rules.Where(r => r.Actions.Single().Type == "fixed-response"))
                await deployment.Account.Send(new Elb.DeleteRule { RuleArn = rule.RuleArn! });
            var first = rules.Where(r => r.Conditions.Any(c => c.Field == "query-string")).Select((r, n) => new Elb.RulePriorityPair { RuleArn = r.RuleArn!, Priority = n + 1 }).ToList();
            if (first.Count > 0) await deployment.Account.Send(new Elb.SetRulePriorities { RulePriorities = first });
        }
    }

    // The same on each listener.
    static async Task<IEnumerable<string>> LetIn(Deployment deployment)
    {
        var all = new List<IReadOnlyList<string>>();
        foreach (var listener in await Forwarding(deployment))
        {
            var rules = await deployment.Account.Rules(listener.ListenerArn!);
            all.Add([.. rules.SelectMany(r => r.Conditions).SelectMany(c => c.SourceIpConfig?.Values ?? []).Order(StringComparer.Ordinal)]);
        }

        Assert.All(all, one => Assert.Equal(all[0], one));
        return all[0];
    }

    static Elb.RuleCondition Path(string pattern) => new() { Field = "path-pattern", PathPatternConfig = new() { Values = [pattern] } };
}
