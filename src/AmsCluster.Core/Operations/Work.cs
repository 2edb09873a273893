using AmsCluster.Backups;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>A plan with all that is needed to carry it out. It is good for once, and soon: AWS moves on.</summary>
public sealed class Work
{
    internal Work(ClusterSpec? spec, ClusterRecord record, Topology topology, State state, IReadOnlyList<Step> steps, ClusterPlan plan, Func<CancellationToken, Task<Work>> again)
    {
        Again = again;
        (Spec, Record, Topology, State, Steps, Plan) = (spec, record, topology, state, steps, plan);
    }

    /// <summary>The plan as a user reads it.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>
    /// The plan's changes with the ids that are known by now: once it is carried out, with those of what was made, and
    /// without what another run had made by then.
    /// </summary>
    public IReadOnlyList<PlannedChange> Changes =>
        [.. Steps.Select(s => State.Done(s) is { } done ? done with { Id = State.Has(s.Resource) ? State.Id(s.Resource) : done.Id } : null).OfType<PlannedChange>()];

    /// <summary>What differs from the spec by field: what the plan sets right, and what others have added.</summary>
    public IEnumerable<Drift> Drift => Planned.Concat(Added);

    IEnumerable<Drift> Planned => Steps.SelectMany(step => step.Differences.Select(d =>
        new Drift(Plan.Cluster, step.Change.Kind, step.Change.Name, step.Change.Id, d.Field, d.Expected, d.Actual)));

    /// <summary>What others have added manually. Plans leave it alone and warn of it.</summary>
    public IReadOnlyList<Drift> Added => [.. AddedByOthers.Drift(Plan.Cluster, Topology, State)];

    /// <summary>What to say where there is nothing to do.</summary>
    public string Unchanged => Added.Count switch
    {
        0 => $"{Plan.Cluster} is as its spec says.",
        1 => $"{Plan.Cluster} has what its spec says, and 1 addition by others: see the warnings.",
        var added => $"{Plan.Cluster} has what its spec says, and {added} additions by others: see the warnings.",
    };

    /// <summary>How long it takes.</summary>
    public PlanTiming Timing
    {
        get
        {
            var path = new CriticalPath(Steps, Topology, State);

            // The right to write is taken and given back. Between the two it is looked at the record again; one that is made afresh is made along with it.
            var around = IsDone ? default
                : Spec is null ? new Effort(4, 4)
                : !Record.IsWritten ? new Effort(2, 3)
                : new Effort(3, 3) + Record.ToKeep(Spec, State);
            var all = Reading.Effort + around + path.Effort;
            return new(all.Rounds, all.Calls, Reading.Effort, around, path.Effort, Reading.Typical, path.Chain, path.Changes);
        }
    }

    /// <summary>Where the cluster is reached, as far as its load balancers are there by now.</summary>
    public IReadOnlyList<Endpoint> Endpoints => Spec is null ? [] : Operations.Endpoints.Of(Spec, BalancerName(Balancer.Application), BalancerName(Balancer.Network));

    /// <summary>Whether there is nothing to carry out, not even a note in the record or what a run that died has left of itself.</summary>
    public bool IsDone => Steps.Count == 0 && !Record.IsHeldByTheDead && (Spec is null ? Record is { IsThere: false, Holder: null } : !Record.Differs(Spec));

    /// <summary>Whether it deletes the cluster's database, all data with it.</summary>
    public bool DeletesDatabase => Database is not null;

    /// <summary>Whether it creates the resource of a name.</summary>
    internal bool Created(string name) => Steps.Any(s => s.Action is ChangeAction.Create && s.Resource.Name == name);

    /// <summary>The MongoDB node that it deletes, or the data volume of one that is gone; null when it deletes neither.</summary>
    internal DatabaseNode? Database => Deleted<MongoInstance>().Select(State.Of).FirstOrDefault() is { } node ? DatabaseNode.Of(Record, node.Instance)
        : Deleted<DataVolume>().Select(State.Of).FirstOrDefault() is { } data ? DatabaseNode.Of(Record, data.Volume) : null;

    IEnumerable<T> Deleted<T>() where T : Resource => Steps.Where(s => s.Action is ChangeAction.Delete).Select(s => s.Resource).OfType<T>();

    /// <summary>What the cluster shall be; null when it shall not be.</summary>
    public ClusterSpec? Spec { get; }

    internal ClusterRecord Record { get; private set; }

    /// <summary>What it took to read what it was made from, and how long a call took.</summary>
    internal (Effort Effort, TimeSpan Typical) Reading { get; init; }

    internal Topology Topology { get; private set; }

    internal State State { get; private set; }

    internal IReadOnlyList<Step> Steps { get; private set; }

    /// <summary>Reads and plans the same again.</summary>
    internal Func<CancellationToken, Task<Work>> Again { get; }

    /// <summary>Whether another run was at work while it was made, or since: then AWS may have something else by now.</summary>
    /// <param name="before">The run that had the right to write when this one asked for it.</param>
    internal bool IsOutdatedBy(Holder? before) => Record.IsHeldByTheDead ? before is not null && before.Nonce != Record.Holder!.Nonce : (before ?? Record.Holder) is not null;

    /// <summary>
    /// Goes over to what is to be done now, where that is nothing else than what was planned, or less, and takes nothing
    /// from users that was not to be taken.
    /// </summary>
    internal bool Renew(Work now)
    {
        var planned = Steps.ToDictionary(s => (s.Action, s.Resource.Key), s => s.Change.TakesAway);
        bool IsPlanned(Step s) =>
            planned.TryGetValue((s.Action, s.Resource.Key), out var takesAway) && (takesAway || !s.Change.TakesAway);
        if (now.Plan.IsBlocked || !now.Steps.All(IsPlanned)) return false;
        (Record, Topology, State, Steps) = (now.Record, now.Topology, now.State, now.Steps);
        return true;
    }

    string? BalancerName(string type) =>
        Topology.All<Balancer>().Where(b => b.Wanted).Select(State.Of).FirstOrDefault(b => b?.Described.Type == type)?.Described.DNSName;
}
