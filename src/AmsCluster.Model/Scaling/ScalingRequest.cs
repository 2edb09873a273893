namespace AmsCluster;

/// <summary>
/// Sizes that groups must have for a while, from now on or from a time on. An event of the same name that is not over
/// keeps what the request does not say: its maximum, its start and its end.
/// </summary>
public sealed record ScalingRequest
{
    /// <summary>The least number of nodes of each group that is meant.</summary>
    public IReadOnlyDictionary<NodeRole, int> Minimum { get; init; } = new Dictionary<NodeRole, int>();

    /// <summary>
    /// The maximum number of nodes; of a group that is not named here that of the existing event, else of the spec, or
    /// the minimum where that is more.
    /// </summary>
    public IReadOnlyDictionary<NodeRole, int> Maximum { get; init; } = new Dictionary<NodeRole, int>();

    /// <summary>When it begins; null: when the existing event begins, else now.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Begins it now, also where the existing event begins later.</summary>
    public bool BeginNow { get; init; }

    /// <summary>When it ends; null: when the existing event ends, else never by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Never ends it by itself, also where the existing event has an end.</summary>
    public bool NoEnd { get; init; }

    /// <summary>What it is called, 1 to 64 letters, digits, dots, dashes and underscores; null for <c>now</c>, or for a name made of the time at which it begins.</summary>
    public string? EventName { get; init; }
}
