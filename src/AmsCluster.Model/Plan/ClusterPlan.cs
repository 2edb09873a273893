using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>What has to be done in AWS so that a cluster is what its spec says.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Region">The cluster's Region.</param>
/// <param name="Changes">The changes in an order in which they can be carried out; empty when there is nothing to do.</param>
/// <param name="Findings">What stands in the way, and what is worth knowing.</param>
public sealed record ClusterPlan(string Cluster, string Region, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing has to be done.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Whether something is deleted or replaced, or taken from users in another way.</summary>
    [JsonIgnore]
    public bool TakesAway => Changes.Any(c => c.TakesAway);

    /// <summary>Whether a finding forbids to carry the plan out.</summary>
    public bool IsBlocked => Findings.Any(f => f.Level == FindingLevel.Error);
}
