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
        var actual = change.Fields.Max(f => Math.Min(LongestColumn, Text(f.Actual).Length));
        string Line(FieldChange f) =>
            $"{f.Field.PadRight(field)}  {Text(f.Actual).PadRight(actual)} → {Text(f.Expected)}";
        return [.. change.Fields.Select(Line)];
    }

    // Long values, such as sets of tags, do not push the others to the right.
    const int LongestColumn = 24;

    static bool IsLong(PlannedChange change) => change.Fields.Count > 1;

    static string Text(string? value) => value ?? "none";
}
