namespace AmsCluster.Resources;

/// <summary>
/// The rules of a listener that close the REST API of every application, but for <c>access.restFrom</c>. AMS's own address
/// filter does not protect a cluster (decision 27). They come before the rules of <paramref name="after"/>.
/// </summary>
/// <param name="listener">The listener.</param>
/// <param name="owner">The cluster.</param>
/// <param name="target">The group that answers the REST API of those that are let in.</param>
/// <param name="blocks">The IPv4 blocks that are let in.</param>
/// <param name="after">The cluster's other rules of the listener.</param>
internal sealed class RestRules(
    Listener listener, Ownership owner, TargetGroup target, IReadOnlyList<string> blocks, IReadOnlyList<ListenerRule> after)
    : Resource<RestRules.Found>(listener.Name)
{
    const string Open = "open";
    const string Shut = "HTTP 403";

    /// <summary>All rules of the listener but the default one.</summary>
    internal sealed record Found(string ListenerArn, IReadOnlyList<Elb.Rule> All);

    /// <summary>Whether the findings about the whole cluster are told here: they are the same for each listener.</summary>
    public bool Tells { get; init; }

    public override string Kind => "REST rules";

    public override Resource PartOf => listener;

    public override IEnumerable<Resource> Needs => [target];

    // A listener that begins to forward would open the REST API until the rules are made.
    public override bool GuardsWhole => true;

    IReadOnlyList<Aws.Tag> Tags => owner.Tags($"{Name} REST");

    // Also where there is none yet: then they are added to a listener that exists, and the plan warns of it.
    protected override async Task<Found?> Find(Reader reader)
    {
        if (!listener.Wanted || await reader.Found(listener) is not { } found) return null;
        var rules = (await ElbInventory.Rules(reader, listener.Port)).Where(r => r.IsDefault is not true).ToList();
        return Wanted || RestRuleSet.Of(rules).IsThere ? new(found.Described.ListenerArn!, rules) : null;
    }

    protected override string IdOf(Found actual) => actual.ListenerArn;

    public override IEnumerable<Finding> Obstacles(State state)
    {
        var actual = state.Of(this)!;
        var found = Sorted(actual, state);
        if (Tells && !found.IsThere) yield return RestFindings.Closes(blocks);
        foreach (var rule in found.Before()) yield return RestFindings.Earlier(Name, rule);
        if (state.IsAdopted(listener)) yield break;
        foreach (var rule in found.Others().Except(found.Before())) yield return RestFindings.Other(Name, rule);
    }

    // An adopted listener had rules of its own before.
    public override IEnumerable<FieldChange> Additions(State state) =>
        from rule in state.IsAdopted(listener) ? Sorted(state.Of(this)!, state).Before() : Sorted(state.Of(this)!, state).Others()
        let text = $"{RuleText.Of(rule.Conditions)}: {RuleText.Of(rule.Actions)}"
        select new FieldChange($"rule {rule.Priority}", text, null);

    // Nothing of it is left as it was found: rules are added, and those of others stay.
    public override IEnumerable<Finding> LeftAlone(State state) => [];

    protected override IEnumerable<Edit> Compare(Found actual, State state)
    {
        var found = Sorted(actual, state);
        var (places, moved) = found.Places(blocks);

        // Those that are let in come first and what is taken away goes last: nobody is cut off meanwhile.
        foreach (var (rule, there, number) in places)
            if (Edit(rule, there, number, actual.ListenerArn, state) is { } edit) yield return edit;
        if (moved.Count > 0)
            yield return Planning.Edit.InPlace("priorities", Words(moved.Select(m => m.Rule.Priority!)), Words(moved.Select(m => $"{m.Number}")), run => Move(moved, run));
        foreach (var surplus in found.Surplus(places.Select(p => p.There)))
        {
            var refused = Words(RestRule.BlocksOf(surplus) ?? [surplus.Priority!]);
            var edit = Planning.Edit.InPlace("restFrom", refused, null,
                run => run.SendDelete(new Elb.DeleteRule { RuleArn = surplus.RuleArn! }));
            yield return edit with { Effect = Refuses(refused) };
        }

        foreach (var tags in TagDifference.Edits(null, Tags, state, (difference, run) => Retag(found, difference, run))) yield return tags;
    }

    RestRuleSet Sorted(Found actual, State state) =>
        RestRuleSet.Of(actual.All, [.. after.Select(a => (a.Priority, state.Of(a)?.Described.RuleArn))]);

    Edit? Edit(RestRule rule, Elb.Rule? there, int number, string listenerArn, State state)
    {
        if (there is null)
        {
            return rule.Body is null
                ? Planning.Edit.InPlace(rule.Field, null, Words(rule.Blocks), run => Add(rule, number, listenerArn, run))
                : Planning.Edit.InPlace(rule.Field, Open, Shut, run => Add(rule, number, listenerArn, run));
        }

        var differences = new Differences();
        if (rule.Body is null) differences.AddSet(rule.Field, RestRule.BlocksOf(there)!, rule.Blocks);
        else differences.Add($"{rule.Field}: conditions", RuleText.Of(there.Conditions), rule.Text);
        return differences.Add($"{rule.Field}: action", RuleText.Of(there.Actions), RuleText.Of(rule.Actions(state, target)))
            .SetBy(run => run.Send(new Elb.ModifyRule
            {
                RuleArn = there.RuleArn!, Conditions = rule.Conditions, Actions = rule.Actions(run.State, target),
            }))
            .Select(e => e with { Effect = Refuses(e.Fields.FirstOrDefault(f => f.Field == rule.Field)?.Actual) })
            .FirstOrDefault();
    }

    static string? Refuses(string? blocks) =>
        blocks is null ? null : $"refuses {blocks} at the REST API of applications";

    async Task<Elb.Rule> Add(RestRule rule, int number, string listenerArn, Run run)
    {
        var answer = await run.Send(new Elb.CreateRule
        {
            ListenerArn = listenerArn,
            Priority = number,
            Conditions = rule.Conditions,
            Actions = rule.Actions(run.State, target),
            Tags = Tags,
        });
        return answer.Rules[0];
    }

    static Task Move(IEnumerable<(Elb.Rule Rule, int Number)> moved, Run run) => run.Send(new Elb.SetRulePriorities
    {
        RulePriorities = [.. moved.Select(m => new Elb.RulePriorityPair { RuleArn = m.Rule.RuleArn!, Priority = m.Number })],
    });

    static async Task Retag(RestRuleSet found, TagDifference difference, Run run)
    {
        IReadOnlyList<string> arns = [.. found.Ours.Select(r => r.RuleArn!)];
        if (arns.Count == 0) return;
        if (difference.Put.Count > 0) await run.Send(new Elb.AddTags { ResourceArns = arns, Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Elb.RemoveTags { ResourceArns = arns, TagKeys = difference.TakeKeys });
    }

    protected override string Summary(State state) => blocks.Count == 0
        ? "applications' REST API closed"
        : $"applications' REST API from {Words(blocks)}";

    public override Effort ToMake => new(1, RestRuleSet.Wanted(blocks).Count);

    // A listener that has just been made has no other rule. Where a number is taken all the same it is planned again.
    protected override async Task<Found> Make(Run run)
    {
        var arn = run.State.Id(listener);
        var rules = await Task.WhenAll(RestRuleSet.Wanted(blocks).Select(rule => Add(rule, rule.Slot, arn, run)));
        return new(arn, rules);
    }

    public override Effort ToDelete(State state)
    {
        var calls = RestRuleSet.Of(state.Of(this)?.All ?? []).Ours.Count();
        return new(calls, calls);
    }

    protected override async Task Remove(Found actual, Run run)
    {
        foreach (var rule in RestRuleSet.Of(actual.All).Ours) await run.SendDelete(new Elb.DeleteRule { RuleArn = rule.RuleArn! });
    }

    static string Words(IEnumerable<string> words) => string.Join(", ", words);
}
