namespace AmsCluster;

/// <summary>An upgrade of a cluster's nodes to another image, as it would be carried out.</summary>
public sealed record Upgrade
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The cluster's Region.</summary>
    public required string Region { get; init; }

    /// <summary>What the nodes run now.</summary>
    public required NodeImage From { get; init; }

    /// <summary>What they shall run.</summary>
    public required NodeImage To { get; init; }

    /// <summary>How the nodes are replaced.</summary>
    public UpgradeStrategy Strategy { get; init; }

    /// <summary>Whether it goes back to an image that the cluster had before.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether it goes on with one that was begun and has not come to its end.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The groups, in the order in which they are upgraded.</summary>
    public IReadOnlyList<UpgradeGroup> Groups { get; init; } = [];

    /// <summary>What is done, in this order.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>What stands in the way, and what is worth knowing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Changes and findings as a plan.</summary>
    public ClusterPlan Plan => new(ClusterName, Region, Changes, Findings);
}
