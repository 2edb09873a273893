using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>A plan with all that is needed to carry it out. It is good for once, and soon: AWS moves on.</summary>
public sealed class Work
{
    internal Work(ClusterSpec? spec, ClusterRecord record, Topology topology, State state, IReadOnlyList<Step> steps, ClusterPlan plan) =>
        (Spec, Record, Topology, State, Steps, Plan) = (spec, record, topology, state, steps, plan);

    /// <summary>The plan as a user reads it.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>
    /// The plan's changes with the ids that are known by now: once it is carried out, with those of what was made, and
    /// without what another run had made by then.
    /// </summary>
    public IReadOnlyList<PlannedChange> Changes =>
        [.. Steps.Select(s => State.Done(s) is { } done ? done with { Id = State.Has(s.Resource) ? State.Id(s.Resource) : done.Id } : null).OfType<PlannedChange>()];

    /// <summary>What is not as it shall be, field by field.</summary>
    public IEnumerable<Drift> Drift => Steps.SelectMany(step => step.Differences.Select(d =>
        new Drift(Plan.Cluster, step.Change.Kind, step.Change.Name, step.Change.Id, d.Field, d.Shall, d.Is)));

    /// <summary>Where the cluster is reached, as far as its load balancers are there by now.</summary>
    public IReadOnlyList<Endpoint> Endpoints => Spec is null ? [] : Operations.Endpoints.Of(Spec, BalancerName(Balancer.Application), BalancerName(Balancer.Network));

    /// <summary>Whether there is nothing to carry out, not even a note in the record.</summary>
    public bool IsDone => Steps.Count == 0 && (Spec is null ? Record.Spec is null : !Record.Differs(Spec));

    /// <summary>What the cluster shall be; null when it shall not be.</summary>
    public ClusterSpec? Spec { get; }

    internal ClusterRecord Record { get; }

    internal Topology Topology { get; }

    internal State State { get; }

    internal IReadOnlyList<Step> Steps { get; }

    string? BalancerName(string type) =>
        Topology.All<Balancer>().Where(b => b.Wanted).Select(State.Of).FirstOrDefault(b => b?.Described.Type == type)?.Described.DNSName;
}
