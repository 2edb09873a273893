using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>Where a scaling event stands.</summary>
public enum ScalingEventState
{
    /// <summary>It has not begun.</summary>
    Coming,

    /// <summary>The group has its sizes now.</summary>
    Holding,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>Sizes that a group has for a while, in place of those of the spec: a tag of the auto scaling group, and scheduled actions of it for its start and its end.</summary>
public sealed record ScalingEvent
{
    /// <summary>What it is called.</summary>
    public required string EventName { get; init; }

    /// <summary>What the group's nodes do.</summary>
    public NodeRole Role { get; init; }

    /// <summary>The group's name in Auto Scaling.</summary>
    public required string GroupName { get; init; }

    /// <summary>The least number of nodes while it lasts.</summary>
    public int MinSize { get; init; }

    /// <summary>The greatest number of nodes while it lasts.</summary>
    public int MaxSize { get; init; }

    /// <summary>When it begins, in UTC.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>When it ends, in UTC; null for one that lasts until somebody ends it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where it stands.</summary>
    public ScalingEventState State { get; init; }

    /// <summary>What is wrong with it, for example that AWS has no scheduled action for its start; null for nothing. Looked for with the status of one cluster only.</summary>
    public string? Problem { get; init; }

    /// <summary>The cluster that it belongs to.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => EventName;
}
