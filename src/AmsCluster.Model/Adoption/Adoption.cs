namespace AmsCluster;

/// <summary>A cluster that somebody made by hand, as it was found. Nothing was written.</summary>
public sealed record Adoption
{
    /// <summary>The name that the cluster shall have.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The AWS Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>What was found, and what was not.</summary>
    public IReadOnlyList<AdoptedPart> Parts { get; init; } = [];

    /// <summary>What is ambiguous or missing, and what is otherwise than the cluster would have been made.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The spec that says what is there; null when too little was found.</summary>
    public ClusterSpec? Spec { get; init; }

    /// <summary>What the adoption itself writes: tags. Empty for a cluster that is adopted already.</summary>
    public IReadOnlyList<PlannedChange> Tagging { get; init; } = [];

    /// <summary>What the first deployment after it would change, if it were carried out; null when too little was found.</summary>
    public ClusterPlan? FirstPlan { get; init; }

    /// <summary>Whether a finding forbids the adoption.</summary>
    public bool IsBlocked => Findings.Any(f => f.Level == FindingLevel.Error);
}
