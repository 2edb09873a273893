using System.Globalization;

namespace AmsCluster.Resources;

/// <summary>The rules of one listener, sorted into those that close the REST API, the cluster's others, and those of others.</summary>
internal sealed class RestRuleSet
{
    readonly IReadOnlyList<Elb.Rule> _all;
    readonly IReadOnlyList<(int Slot, Elb.Rule Rule)> _after;
    readonly Elb.Rule? _spelling;
    readonly Elb.Rule? _closed;
    readonly IReadOnlyList<Elb.Rule> _open;

    RestRuleSet(IReadOnlyList<Elb.Rule> all, IReadOnlyList<(int Slot, string? Arn)> after)
    {
        _all = [.. all.OrderBy(NumberOf)];
        _after = [.. after.SelectMany(a => _all.Where(r => r.RuleArn == a.Arn).Select(r => (a.Slot, r)))];
        _spelling = _all.FirstOrDefault(RestRule.Spelling.Is);
        _closed = _all.FirstOrDefault(RestRule.Closed.Is);
        _open = [.. _all.Where(r => RestRule.BlocksOf(r) is not null)];
    }

    /// <summary>Sorts the rules of a listener.</summary>
    /// <param name="all">All of them but the default one.</param>
    /// <param name="after">The cluster's others, with their preferred priorities.</param>
    public static RestRuleSet Of(IReadOnlyList<Elb.Rule> all, params IReadOnlyList<(int Slot, string? Arn)> after) => new(all, after);

    /// <summary>Whether any of the rules that close the REST API exists.</summary>
    public bool IsThere => Ours.Any();

    /// <summary>Those that close the REST API or let addresses in, the latter first.</summary>
    public IEnumerable<Elb.Rule> Ours => _open.Append(_closed).Append(_spelling).OfType<Elb.Rule>();

    /// <summary>The rules that are wanted on a listener that has none.</summary>
    public static IReadOnlyList<RestRule> Wanted(IReadOnlyList<string> blocks) =>
        [.. blocks.Chunk(RestRule.AtOnce).Select((some, n) => RestRule.Open(n, some)), RestRule.Closed, RestRule.Spelling];

    /// <summary>
    /// Each wanted rule with the one that exists for it and the priority for a new one; and the rules whose priority has
    /// to change, so that those that let in come before the one that closes, and that one before the cluster's others.
    /// </summary>
    public (IReadOnlyList<(RestRule Rule, Elb.Rule? There, int Number)> Places, IReadOnlyList<(Elb.Rule Rule, int Number)> Moved)
        Places(IReadOnlyList<string> blocks)
    {
        List<(RestRule Rule, Elb.Rule? There)> closing = [(RestRule.Spelling, _spelling), .. Opened(blocks), (RestRule.Closed, _closed)];
        var taken = _all.Select(NumberOf).ToHashSet();
        var numbers = new List<int>();
        foreach (var (rule, there) in closing)
        {
            // A rule that refuses comes before all rules of others that it can come before. One that lets in keeps its place.
            if (there is not null && rule.Body is not null) taken.Remove(NumberOf(there));
            numbers.Add(NumberFor(rule.Slot, rule.Body is null ? there : null, numbers.LastOrDefault(), taken));
        }

        var closed = numbers[^1];
        var moved = closing.Select((c, n) => (Rule: c.There, Number: numbers[n]))
            .Concat(_after.Select(a => (Rule: (Elb.Rule?)a.Rule, Number: NumberFor(a.Slot, a.Rule, closed, taken))))
            .Where(m => m.Rule is not null && NumberOf(m.Rule) != m.Number).Select(m => (m.Rule!, m.Number)).ToList();
        var places = closing.Select((c, n) => (c.Rule, c.There, numbers[n])).ToList();
        return ([.. places.Skip(1), places[0]], moved);
    }

    /// <summary>Rules that let blocks in and are not needed any more.</summary>
    public IEnumerable<Elb.Rule> Surplus(IEnumerable<Elb.Rule?> kept) => _open.Except(kept.OfType<Elb.Rule>());

    /// <summary>Rules that others have added.</summary>
    public IEnumerable<Elb.Rule> Others() => _all.Except(Ours).Except(_after.Select(a => a.Rule));

    /// <summary>Rules of others that forward before the REST API is closed, and may match a path of it.</summary>
    public IEnumerable<Elb.Rule> Before()
    {
        var closed = _closed is null ? RestRule.Closed.Slot : NumberOf(_closed);
        return Others().Where(r =>
            NumberOf(r) < closed && r.Actions.Any(a => a.Type == "forward")
            && r.Conditions.SelectMany(RuleText.Paths).ToList() is var paths && (paths.Count == 0 || paths.Exists(MayBeRest)));
    }

    // A block stays in the rule that it is in: no request of an address that stays allowed is refused meanwhile.
    List<(RestRule Rule, Elb.Rule? There)> Opened(IReadOnlyList<string> blocks)
    {
        var left = blocks.ToList();
        var kept = new List<(List<string> Blocks, Elb.Rule? There)>();
        foreach (var rule in _open)
        {
            var stay = RestRule.BlocksOf(rule)!.Where(left.Remove).Take(RestRule.AtOnce).ToList();
            if (stay.Count > 0) kept.Add((stay, rule));
        }

        foreach (var (some, _) in kept)
        {
            var more = left.Take(RestRule.AtOnce - some.Count).ToList();
            some.AddRange(more);
            left.RemoveRange(0, more.Count);
        }

        kept.AddRange(left.Chunk(RestRule.AtOnce).Select(some => (some.ToList(), (Elb.Rule?)null)));
        return [.. kept.Select((k, n) => (RestRule.Open(n, k.Blocks), k.There))];
    }

    // A rule keeps its number as long as it is in order. No number that any rule has now is given to another.
    static int NumberFor(int slot, Elb.Rule? there, int after, HashSet<int> taken)
    {
        if (there is not null && NumberOf(there) > after) return NumberOf(there);
        var number = Math.Max(slot, after + 1);
        while (!taken.Add(number)) number++;
        return number;
    }

    // The second segment of a path is that of the REST API, or may be.
    static bool MayBeRest(string path)
    {
        if (path.Length == 0 || path[0] != '/') return true;
        var segments = path[1..].Split('/');
        return IsWild(segments[0]) || (segments.Length > 1 && (segments[1] == "rest" || IsWild(segments[1])));
    }

    static bool IsWild(string segment) => segment.Contains('*', StringComparison.Ordinal) || segment.Contains('?', StringComparison.Ordinal);

    static int NumberOf(Elb.Rule rule) => int.Parse(rule.Priority!, CultureInfo.InvariantCulture);
}
