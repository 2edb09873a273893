using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// Sends requests with the query string <c>target=origin</c> or <c>target=edge</c> to that group, so that one address
/// serves both. AMS's player and publisher add it (ant-media/StreamApp, websocket_adaptor.js).
/// </summary>
internal sealed class ListenerRule(Listener listener, Ownership owner, string target, int priority, TargetGroup group)
    : ElbResource<Elb.Rule>($"{listener.Name} target={target}", owner)
{
    /// <summary>The port whose listener has these rules.</summary>
    public const int Port = 443;

    const string Field = "query-string";
    const string QueryKey = "target";

    /// <summary>The preferred priority. It comes after the rules that close the applications' REST API.</summary>
    public int Priority => priority;

    public override string Kind => "rule";

    public override Resource PartOf => listener;

    public override IEnumerable<Resource> Needs => [group];

    // Whose it is is nearly always plain from its listener, see LookCloser.
    protected override bool TellsTags(Reader reader) => reader.LooksEverywhere;

    protected override Task<IReadOnlyList<Tag>> TagsOf(Reader reader, string arn) => ElbTags.OfRule(reader, arn);

    // Also when its conditions were changed, or when another rule has the same ones: its tags then tell that it is ours.
    protected override async Task<Elb.Rule?> Describe(Reader reader)
    {
        // It goes along with its listener.
        if (!Wanted) return null;
        var rules = await ElbInventory.Rules(reader, Port);
        var same = rules.Where(Matches).ToList();
        if (same.Count == 1) return same[0];
        return await ByTags(reader, rules.Where(r => r.IsDefault is not true)) ?? same.FirstOrDefault();
    }

    // A rule of somebody else is never changed.
    public override async Task LookCloser(Reader reader, State state)
    {
        if (state.Of(this) is not { Tags: null } found) return;
        if (!state.TagsChanged && !Compare(found.Described, state).Any()) return;
        var arn = ArnOf(found.Described);
        state.Set(this, found with { Tags = await TagsOf(reader, arn) }, arn);
    }

    protected override string ArnOf(Elb.Rule described) => described.RuleArn!;

    protected override IEnumerable<Edit> Compare(Elb.Rule described, State state) => new Differences()
        .Add("forwards to", described.Actions.FirstOrDefault()?.TargetGroupArn, state.Id(group))
        .Add("conditions", RuleText.Of(described.Conditions), RuleText.Of(Conditions))
        .SetBy(run => run.Send(new Elb.ModifyRule
        {
            RuleArn = described.RuleArn!,
            Conditions = Conditions,
            Actions = Listener.Forward(run.State, group),
        }))
        .Select(TargetGroup.Named);

    protected override string Summary(State state) => $"to {group.Name}";

    protected override async Task<Elb.Rule> Build(Run run)
    {
        try
        {
            return await Build(priority, run);
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e))
        {
            if (await Free(run) is not { } free) throw;
            return await Build(free, run);
        }
    }

    async Task<Elb.Rule> Build(int number, Run run)
    {
        var answer = await run.Send(new Elb.CreateRule
        {
            ListenerArn = run.State.Id(listener),
            Priority = number,
            Conditions = Conditions,
            Actions = Listener.Forward(run.State, group),
            Tags = Tags,
        });
        return answer.Rules[0];
    }

    protected override Task Remove(Elb.Rule described, Run run) =>
        run.SendDelete(new Elb.DeleteRule { RuleArn = described.RuleArn! });

    // Another rule may have the number. Each of ours keeps to odd or even numbers, because both are made at the same time.
    // Null when it is this rule that has the number, made by a call whose answer was lost, or when that is not shown yet.
    async Task<int?> Free(Run run)
    {
        var rules = (await run.Send(new Elb.DescribeRules { ListenerArn = run.State.Id(listener) })).Rules;
        var taken = rules.Select(r => r.Priority).ToHashSet(StringComparer.Ordinal);
        if (rules.Any(Matches) || !taken.Contains($"{priority}")) return null;
        var free = priority;
        while (taken.Contains($"{free}")) free += 2;
        return free;
    }

    /// <summary>Whether a rule chooses by this target.</summary>
    public bool Matches(Elb.Rule rule) => rule.Conditions.Any(c =>
        c.Field == Field && c.QueryStringConfig?.Values.Any(v => v.Key == QueryKey && v.Value == target) is true);

    IReadOnlyList<Elb.RuleCondition> Conditions =>
        [new() { Field = Field, QueryStringConfig = new() { Values = [new() { Key = QueryKey, Value = target }] } }];
}
