namespace AmsCluster.Operations;

/// <summary>A change of a plan for people: in one line, or one field a line where it has several.</summary>
public static class ChangeText
{
    /// <summary>The change in one line, or its heading where there are <see cref="Details"/>.</summary>
    public static string Heading(PlannedChange change) =>
        IsLong(change) ? $"{change.Action.ToString().ToLowerInvariant()} {change.Kind} {change.Name}" : change.Sentence;

    /// <summary>The fields below the heading, aligned; empty for a change that its heading tells.</summary>
    public static IReadOnlyList<string> Details(PlannedChange change)
    {
        if (!IsLong(change)) return [];
        var field = change.Fields.Max(f => f.Field.Length);
        var actual = change.Fields.Select(f => Text(f.Actual).Length).Where(l => l <= LongestColumn).DefaultIfEmpty().Max();
        string Line(FieldChange f) =>
            $"{f.Field.PadRight(field)}  {Text(f.Actual).PadRight(actual)} → {Text(f.Expected)}";
        return [.. change.Fields.Select(Line)];
    }

    // The address of a database fits. Longer values, such as sets of tags, do not push the others to the right.
    const int LongestColumn = 56;

    static bool IsLong(PlannedChange change) => change.Fields.Count > 1;

    static string Text(string? value) => value ?? "none";
}
