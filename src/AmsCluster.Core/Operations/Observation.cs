using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>One reading of a cluster: what its record says, what there may be, and what AWS has of it.</summary>
/// <param name="Record">Its record.</param>
/// <param name="Topology">What there may be.</param>
/// <param name="State">What there is.</param>
/// <param name="Reader">What was asked already, for those who ask on.</param>
internal sealed record Observation(ClusterRecord Record, Topology Topology, State State, Reader Reader);
