using AmsCluster.Resources;

namespace AmsCluster.Scaling;

/// <summary>A change of sizes with all that is needed to carry it out. It is good for once, and soon.</summary>
public sealed class ScalingWork
{
    internal ScalingWork(ClusterPlan plan, ClusterRecord record, (Topology Topology, State State) found, IReadOnlyList<ScalingWrite> writes, IReadOnlyDictionary<NodeRole, int> least, Func<CancellationToken, Task<ScalingWork>> again) =>
        (Plan, Record, (Topology, State), Writes, Least, Again) = (plan, record, found, writes, least, again);

    /// <summary>What is going to be done, and what is worth knowing.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>The events that it is about, as they are when it is carried out; none where it ends some.</summary>
    public IReadOnlyList<ScalingEvent> Events { get; internal init; } = [];

    /// <summary>Whether nodes that run are ended by it.</summary>
    public bool EndsNodes => Plan.Changes.Any(c => c is { Kind: ScalingWrite.Nodes, Action: ChangeAction.Delete });

    /// <summary>Whether there is nothing to carry out.</summary>
    public bool IsDone => Writes.Count == 0;

    internal ClusterRecord Record { get; }

    internal Topology Topology { get; }

    internal State State { get; }

    internal IReadOnlyList<ScalingWrite> Writes { get; }

    /// <summary>How many nodes have to be healthy in which group before a wait is over.</summary>
    internal IReadOnlyDictionary<NodeRole, int> Least { get; }

    /// <summary>Reads and plans the same again.</summary>
    internal Func<CancellationToken, Task<ScalingWork>> Again { get; }
}
