namespace AmsCluster.Resources;

/// <summary>
/// Sends requests with the query string <c>target=origin</c> or <c>target=edge</c> to that group, so that one address serves both.
/// AMS's player and publisher put it on by themselves (ant-media/StreamApp, websocket_adaptor.js).
/// </summary>
internal sealed class ListenerRule(Listener listener, Ownership owner, string target, int priority, TargetGroup group)
    : ElbResource<Elb.Rule>($"{listener.Name} target={target}", owner)
{
    /// <summary>The port whose listener has rules.</summary>
    public const int Port = 443;

    const string Field = "query-string";
    const string QueryKey = "target";

    public override string Kind => "rule";

    public override Resource PartOf => listener;

    public override IEnumerable<Resource> Needs => [group];

    protected override async Task<Elb.Rule?> Describe(Reader reader) =>
        (await ElbInventory.Rules(reader)).FirstOrDefault(r => r.Conditions.Any(c =>
            c.Field == Field && c.QueryStringConfig?.Values.Any(v => v.Key == QueryKey && v.Value == target) is true));

    protected override string ArnOf(Elb.Rule described) => described.RuleArn!;

    protected override IEnumerable<Edit> Compare(Elb.Rule described, State state) => new Differences()
        .Add("forwards to", described.Actions.FirstOrDefault()?.TargetGroupArn, state.Id(group))
        .Add("conditions", described.Conditions.Count, 1)
        .SetBy(run => run.Send(new Elb.ModifyRule { RuleArn = described.RuleArn!, Conditions = Conditions, Actions = Listener.Forward(run.State, group) }));

    protected override string Summary(State state) => $"to {group.Name}";

    protected override async Task<Elb.Rule> Build(Run run)
    {
        var answer = await run.Send(new Elb.CreateRule
        {
            ListenerArn = run.State.Id(listener),
            Priority = await Free(run),
            Conditions = Conditions,
            Actions = Listener.Forward(run.State, group),
            Tags = Tags,
        });
        return answer.Rules[0];
    }

    protected override Task Remove(Elb.Rule described, Run run) => run.SendDelete(new Elb.DeleteRule { RuleArn = described.RuleArn! });

    // A listener that was adopted may have rules of its own, which go first. Each of ours keeps to odd or even numbers: they are made at the same time.
    async Task<int> Free(Run run)
    {
        if (!run.State.IsAdopted(this)) return priority;
        var taken = (await run.Send(new Elb.DescribeRules { ListenerArn = run.State.Id(listener) })).Rules.Select(r => r.Priority).ToHashSet(StringComparer.Ordinal);
        var free = priority;
        while (taken.Contains($"{free}")) free += 2;
        return free;
    }

    IReadOnlyList<Elb.RuleCondition> Conditions =>
        [new() { Field = Field, QueryStringConfig = new() { Values = [new() { Key = QueryKey, Value = target }] } }];

}
