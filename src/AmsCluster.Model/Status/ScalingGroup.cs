using AmsCluster.Views;

namespace AmsCluster;

/// <summary>An auto scaling group of AMS nodes.</summary>
public sealed record ScalingGroup
{
    /// <summary>What its nodes do.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>The group's name in Auto Scaling.</summary>
    public required string Name { get; init; }

    /// <summary>The least number of nodes.</summary>
    public int MinSize { get; init; }

    /// <summary>The greatest number of nodes.</summary>
    public int MaxSize { get; init; }

    /// <summary>The number of nodes that Auto Scaling aims at now.</summary>
    public int DesiredCapacity { get; init; }

    /// <summary>The number of nodes that the load balancer finds healthy.</summary>
    public int Healthy { get; init; }

    /// <summary>The number of nodes that there are, whatever state they are in.</summary>
    public int Total => Nodes.Count;

    /// <summary>The EC2 instance type of new nodes.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The image of new nodes.</summary>
    public string? ImageId { get; init; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<Node> Nodes
    {
        get;
        init => field = NamedList<Node>.Of(value);
    }
    = NamedList<Node>.None;

    /// <summary>The number of nodes that are ready beforehand, in its warm pool; null where it has none.</summary>
    public int? WarmPoolSize { get; init; }

    /// <summary>The nodes of its warm pool. Read for the status of a cluster only.</summary>
    public IReadOnlyList<Node> WarmPool
    {
        get;
        init => field = NamedList<Node>.Of(value);
    }
    = NamedList<Node>.None;

    /// <summary>What it does just now, and launches that failed with none since that did not; the newest first. Read for the status of a cluster only.</summary>
    public IReadOnlyList<ScalingActivity> Activities
    {
        get;
        init => field = NamedList<ScalingActivity>.Of(value);
    }
    = NamedList<ScalingActivity>.None;

    /// <summary>Events that last or are to come: sizes in place of the spec's for a while.</summary>
    public IReadOnlyList<ScalingEvent> Events
    {
        get;
        init => field = NamedList<ScalingEvent>.Of(value);
    }
    = NamedList<ScalingEvent>.None;

    /// <summary>The cluster that it belongs to.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
