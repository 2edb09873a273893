using AmsCluster.Aws;

namespace AmsCluster.Operations;

/// <summary>A plan with all that is needed to carry it out. It is good for once, and soon: AWS moves on.</summary>
public sealed class Work
{
    internal Work(ClusterSpec? spec, ClusterRecord record, Topology topology, State state, IReadOnlyList<Step> steps, ClusterPlan plan) =>
        (Spec, Record, Topology, State, Steps, Plan) = (spec, record, topology, state, steps, plan);

    /// <summary>The plan as a user reads it.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>Whether there is nothing to carry out, not even a note in the record.</summary>
    public bool IsDone => Steps.Count == 0 && (Spec is null ? Record.Spec is null : !Record.Differs(Spec));

    /// <summary>What the cluster shall be; null when it shall not be.</summary>
    internal ClusterSpec? Spec { get; }

    internal ClusterRecord Record { get; }

    internal Topology Topology { get; }

    internal State State { get; }

    internal IReadOnlyList<Step> Steps { get; }
}
