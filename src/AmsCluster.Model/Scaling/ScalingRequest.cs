namespace AmsCluster;

/// <summary>Sizes that groups shall have for a while, from now on or from a time on.</summary>
public sealed record ScalingRequest
{
    /// <summary>The least number of nodes of each group that is meant.</summary>
    public IReadOnlyDictionary<NodeRole, int> Minimum { get; init; } = new Dictionary<NodeRole, int>();

    /// <summary>The greatest number of nodes; of a group that is not named here that of the spec, or the least number where that is more.</summary>
    public IReadOnlyDictionary<NodeRole, int> Maximum { get; init; } = new Dictionary<NodeRole, int>();

    /// <summary>When it begins; null for now.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends; null for never by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it is called, 1 to 64 letters, digits, dots, dashes and underscores; null for <c>now</c>, or for a name made of the time at which it begins.</summary>
    public string? EventName { get; init; }
}
