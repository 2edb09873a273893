namespace AmsCluster;

/// <summary>One change of a plan.</summary>
/// <param name="Action">What becomes of it.</param>
/// <param name="Kind">The kind of thing in AWS's words, for example <c>auto scaling group</c>.</param>
/// <param name="Name">Its name, for example <c>live-edge</c>.</param>
/// <param name="Id">AWS's id or ARN where it exists already.</param>
/// <param name="Reason">The fields that differ, actual and expected value; null for a plain create or delete.</param>
/// <param name="Sentence">The change in one line.</param>
public sealed record PlannedChange(
    ChangeAction Action, string Kind, string Name, string? Id, string? Reason, string Sentence)
{
    /// <summary>
    /// What it takes from the cluster's users: nodes that end, connections that are cut, ports that close, for example
    /// <c>ends up to 3 of 4 running nodes, with all streams on them</c>. Null: nothing beyond what the action says.
    /// </summary>
    public string? Effect { get; init; }

    /// <summary>The fields that differ; empty for a plain create or delete.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Whether it deletes or replaces something, or takes something from users in another way.</summary>
    public bool TakesAway => Action is ChangeAction.Delete or ChangeAction.Replace || Effect is not null;
}
