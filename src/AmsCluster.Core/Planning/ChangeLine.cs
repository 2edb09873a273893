namespace AmsCluster.Planning;

/// <summary>Makes the lines of a plan.</summary>
internal static class ChangeLine
{
    /// <summary>The creation of something.</summary>
    /// <param name="kind">The kind of thing in AWS's words.</param>
    /// <param name="name">Its name.</param>
    /// <param name="summary">The few facts that a reader of the plan wants to know of it.</param>
    public static PlannedChange Create(string kind, string name, string? summary)
    {
        var facts = summary is null ? "" : $" ({summary})";
        return new(ChangeAction.Create, kind, name, null, null, $"create {kind} {name}{facts}");
    }

    /// <summary>A change of something that exists.</summary>
    /// <param name="action">What becomes of it.</param>
    /// <param name="kind">The kind of thing in AWS's words.</param>
    /// <param name="name">Its name.</param>
    /// <param name="id">AWS's id or ARN.</param>
    /// <param name="fields">The fields that differ.</param>
    /// <param name="effects">What it takes from the cluster's users, as in <see cref="PlannedChange.Effect"/>.</param>
    public static PlannedChange Of(
        ChangeAction action, string kind, string name, string? id,
        IReadOnlyList<FieldChange> fields, IEnumerable<string?> effects)
    {
        var reason = Joined(fields.Select(f => f.ToString()));
        var effect = Joined(effects.OfType<string>().Distinct(StringComparer.Ordinal));
        var details = Joined(new[] { reason, effect }.OfType<string>());
        var sentence = $"{action.ToString().ToLowerInvariant()} {kind} {name}{(details is null ? "" : $": {details}")}";
        return new(action, kind, name, id, reason, sentence) { Fields = fields, Effect = effect };
    }

    static string? Joined(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } text ? text : null;
}
