using AmsCluster.Operations;

namespace AmsCluster.Cli.Output;

/// <summary>A plan for people: a line a change with its reason, what was found, and the count.</summary>
internal static class PlanText
{
    public static IEnumerable<Line> Of(Work work)
    {
        var plan = work.Plan;
        foreach (var line in plan.Changes.SelectMany(Change)) yield return line;
        foreach (var line in Findings(plan)) yield return line;
        yield return Summary(work);
    }

    /// <summary>What was found before the first write.</summary>
    public static IEnumerable<Line> Findings(ClusterPlan plan) => plan.Findings.SelectMany(Finding);

    /// <summary>One change, one field a line. The heading begins with the action, shown by the sign.</summary>
    public static IEnumerable<Line> Change(PlannedChange change)
    {
        var details = ChangeText.Details(change);
        var heading = ChangeText.Heading(change);
        var (text, effect) = Parted(heading[(heading.IndexOf(' ') + 1)..], change.Effect);
        yield return new(($"{Sign(change.Action),5} ", ToneOf(change.Action)), (text, Tone.Plain), (effect, Tone.Bad));
        foreach (var detail in details) yield return new(($"{Indent}{detail}", Tone.Plain));
        if (details.Count > 0 && change.Effect is not null) yield return new(($"{Indent}{change.Effect}", Tone.Bad));
    }

    const string Indent = "        ";

    static (string Text, string Effect) Parted(string text, string? effect)
    {
        if (effect is null || !text.EndsWith(effect, StringComparison.Ordinal)) return (text, "");
        return (text[..^effect.Length], effect);
    }

    /// <summary>One change that was made, with the id of what it made. ARNs say no more than kind and name; --json has them.</summary>
    public static Line Made(PlannedChange change)
    {
        var id = change.Id is null || change.Id == change.Name || change.Id.StartsWith("arn:", StringComparison.Ordinal) ? "" : $"  {change.Id}";
        return new((Sign(change.Action).PadLeft(5), ToneOf(change.Action)), ($" {change.Kind} {change.Name}", Tone.Plain), (id, Tone.Faint));
    }

    /// <summary>What was made, changed and deleted, counted: "12 created, 1 changed".</summary>
    public static string Done(IReadOnlyList<PlannedChange> changes) => Count(changes, ["created", "changed", "replaced", "deleted"]);

    static Line Summary(Work work)
    {
        var plan = work.Plan;
        if (plan.IsBlocked) return new Line(($"{(plan.IsEmpty ? "" : $"{Count(plan.Changes, ToDo)}. ")}Nothing can be changed until the errors above are fixed.", Tone.Bad));
        if (!plan.IsEmpty) return new Line(($"{Count(plan.Changes, ToDo)}.", Tone.Strong));
        return new Line(("No changes. ", Tone.Good), (work.IsDone
            ? work.Unchanged
            : $"Only the record of {plan.Cluster}'s spec is out of date; apply renews it.", Tone.Plain));
    }

    static readonly string[] ToDo = ["to create", "to change", "to replace", "to delete"];

    static string Count(IReadOnlyList<PlannedChange> changes, string[] words) => string.Join(", ",
        Enum.GetValues<ChangeAction>().Select(a => (Count: changes.Count(c => c.Action == a), Word: words[(int)a])).Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}"));

    /// <summary>One thing that was found, with what to do.</summary>
    public static IEnumerable<Line> Finding(Finding finding)
    {
        var (word, tone) = finding.Level switch
        {
            FindingLevel.Error => ("error", Tone.Bad),
            FindingLevel.Warning => ("warning", Tone.Warning),
            _ => ("note", Tone.Strong),
        };
        yield return new Line(($"{word}: ", tone), ($"{finding.Subject}: {finding.Message}", Tone.Plain), ($" [{finding.Code}]", Tone.Faint));
        if (finding.Advice.Length > 0) yield return new Line(("  what to do: ", Tone.Strong), (finding.Advice, Tone.Plain));
    }

    static string Sign(ChangeAction action) => action switch
    {
        ChangeAction.Create => "+",
        ChangeAction.Update => "~",
        ChangeAction.Replace => "-/+",
        _ => "-",
    };

    static Tone ToneOf(ChangeAction action) => action switch
    {
        ChangeAction.Create => Tone.Good,
        ChangeAction.Delete => Tone.Bad,
        _ => Tone.Warning,
    };
}
