using AmsCluster.Spec.Rules;

namespace AmsCluster.Resources.UserData;

/// <summary>Names what differs between the start script of a launch template and the one that it must have.</summary>
internal static class ScriptDifference
{
    /// <summary>The plan's name of the script.</summary>
    public const string Field = "start script";

    const string Address = "uri_template";

    // Where the secret of the address is: it changes along with the address.
    const string Secret = "parameter";

    // The variables that come from the spec, as a reader of the plan knows them.
    static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Address] = "database",
        ["dashboard_from"] = "dashboard from",
        ["drain_minutes"] = "drain minutes",
        ["ending_hook"] = "hook of ending nodes",
        ["starting_hook"] = "hook of starting nodes",
        ["panel_user"] = "panel user",
        ["panel_parameter"] = "panel password parameter",
    };

    /// <summary>What differs; the whole script where it is not one of AmsCluster's, or of another version.</summary>
    /// <param name="actual">The user data of the template.</param>
    /// <param name="expected">The user data that it must have.</param>
    /// <param name="uri">The address of the database that nodes are told, without its secret.</param>
    public static IEnumerable<FieldChange> Of(string? actual, string? expected, string uri)
    {
        if (PackedUserData.Same(actual, expected)) return [];
        var (before, after) = (Parsed(PackedUserData.TextOf(actual)), Parsed(PackedUserData.TextOf(expected)));
        if (before is not { } old || after is not { } wanted) return [new(Field, "another", uri)];
        var changed = Names.Keys.Where(n => Value(old, n) != Value(wanted, n));
        var named = changed.Select(n => new FieldChange(Field, Shown(old, n), Shown(wanted, n)));
        return IsSameOtherwise(old, wanted) ? named : [.. named, new(Field, "another", uri)];
    }

    sealed record Script(IReadOnlyDictionary<string, string> Variables, string Body);

    // Variables that no spec sets, and the commands, are those of a version.
    static bool IsSameOtherwise(Script old, Script wanted)
    {
        var isTold = Value(old, Address) != Value(wanted, Address);
        var others = old.Variables.Keys.Concat(wanted.Variables.Keys)
            .Where(v => !Names.ContainsKey(v) && !(isTold && v == Secret));
        return old.Body == wanted.Body && others.All(v => Value(old, v) == Value(wanted, v));
    }

    static string Shown(Script script, string variable)
    {
        var value = Value(script, variable) ?? "none";
        var isSecret = variable == Address && !value.Contains(NodeUserData.Hole, StringComparison.Ordinal);
        return $"{Names[variable]} {(isSecret ? MongoUri.Mask(value) : value)}";
    }

    static string? Value(Script script, string variable) =>
        script.Variables.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;

    static bool IsAssignment(string line) => line.Contains("='", StringComparison.Ordinal) && line.EndsWith('\'');

    // The assignments come first, one a line, see BootScript.
    static Script? Parsed(string? text)
    {
        if (text?.StartsWith(BootScript.Heading, StringComparison.Ordinal) is not true) return null;
        var lines = text[BootScript.Heading.Length..].Split('\n');
        var assignments = lines.TakeWhile(IsAssignment).Select(l => l.Split("='", 2)).ToList();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments) variables[assignment[0]] = assignment[1][..^1];
        return new(variables, string.Join('\n', lines.Skip(assignments.Count)));
    }
}
