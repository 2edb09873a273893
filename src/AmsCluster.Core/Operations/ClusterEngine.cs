using AmsCluster.Aws;
using AmsCluster.Preflight;
using AmsCluster.Resources;
using AmsCluster.Spec;

namespace AmsCluster.Operations;

/// <summary>The loop: what is wanted and what is there make a plan, and carrying it out makes the cluster. Every verb is this loop.</summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
/// <param name="keyFolder">Where the private half of a key pair that is made is saved; null for the process's current directory.</param>
public sealed partial class ClusterEngine(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null, string? keyFolder = null)
{
    // A cluster that is on its way to come or go is seen whole after a look or two.
    const int MostLooks = 5;

    readonly IEngineEvents _events = events ?? NoEvents.Instance;
    readonly Patience _patience = patience ?? Patience.Default;
    readonly string _keyFolder = keyFolder ?? Environment.CurrentDirectory;

    /// <summary>Reads AWS and plans towards a spec. Nothing is written.</summary>
    /// <exception cref="AmsException">The spec breaks a rule, or AWS cannot be asked.</exception>
    public Task<Work> Prepare(ClusterSpec spec, CancellationToken stop = default) => Prepare(spec, [], stop);

    /// <summary>Reads AWS and plans towards some parts of a spec, with all that these need. Nothing is written.</summary>
    /// <param name="spec">The whole spec.</param>
    /// <param name="parts">The parts; none for all.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">The spec breaks a rule, or AWS cannot be asked.</exception>
    public async Task<Work> Prepare(ClusterSpec spec, IReadOnlyCollection<ClusterPart> parts, CancellationToken stop = default)
    {
        Require(spec);
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        return await Prepare(spec, await ClusterRecord.Read(aws, spec.Name, stop), parts, stop);
    }

    /// <summary>Reads AWS and plans towards the spec that a cluster was deployed with last, with something changed. Nothing is written.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="change">Makes the spec of the recorded one; it gets null for a cluster that is not known.</param>
    /// <param name="parts">The parts; none for all.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">The spec breaks a rule, or AWS cannot be asked.</exception>
    public async Task<Work> Prepare(string name, Func<ClusterSpec?, ClusterSpec> change, IReadOnlyCollection<ClusterPart> parts, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var record = await ClusterRecord.Read(aws, name, stop);
        var spec = change(await Given(record, stop));
        Require(spec);
        return await Prepare(spec, record, parts, stop);
    }

    async Task<Work> Prepare(ClusterSpec spec, ClusterRecord record, IReadOnlyCollection<ClusterPart> parts, CancellationToken stop)
    {
        var topology = Scope.Of(GuideTopology.Of(spec, record.Parts, _keyFolder, record.Adopted), parts);
        var state = await Observe(topology, record, spec, stop);
        var (steps, findings) = Planner.Plan(topology, state);
        if (steps.Count > 0)
        {
            _events.On(new EngineEvent.Phase(EngineEvent.Checking, 0));
            findings = [.. findings, .. await PreflightChecks.Run(new(spec, topology, state, steps, aws, stop))];
        }

        return new(spec, record, topology, state, steps, Plan(spec.Name, steps, findings), token => Prepare(spec, parts, token));
    }

    /// <summary>Reads AWS and plans the removal of a cluster, finished or half made. Nothing is written.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="spec">What it was to be, where its record may be lost; null to go by the record.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Work> PrepareRemoval(string name, ClusterSpec? spec = null, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var record = await ClusterRecord.Read(aws, name, stop);
        var known = record.Spec ?? spec ?? new ClusterSpec { Name = name, Region = aws.Region };
        var parts = record.Spec is null ? Parts.Unknown.Union(Parts.Of(known)) : record.Parts;
        var topology = GuideTopology.Unwanted(known, parts, record.Parts, record.Adopted);
        var state = await Observe(topology, record, known, stop);
        var (steps, findings) = Planner.Plan(topology, state);
        if (steps.Any(s => state.IsAdopted(s.Resource))) findings = [Adoptee(record), .. findings];
        return new(null, record, topology, state, steps, Plan(name, steps, findings), token => PrepareRemoval(name, spec, token));
    }

    /// <summary>Carries a plan out.</summary>
    /// <exception cref="ChangeFailedException">A change could not be made; those made are kept.</exception>
    /// <exception cref="StoppedException">It was stopped between two calls.</exception>
    /// <exception cref="AmsException">Another run has changed the cluster since the plan was made.</exception>
    public async Task Apply(Work work, CancellationToken stop = default)
    {
        await using (await ApplyAndHold(work, stop)) { }
    }

    /// <summary>Carries a plan out as <see cref="Apply(Work, CancellationToken)"/> does, and leaves it to the caller to let others at the cluster: meanwhile it can be read.</summary>
    /// <returns>The right to write to the cluster, to be given back soon.</returns>
    /// <exception cref="ChangeFailedException">A change could not be made; those made are kept.</exception>
    /// <exception cref="StoppedException">It was stopped between two calls.</exception>
    public async Task<IAsyncDisposable> ApplyAndHold(Work work, CancellationToken stop = default)
    {
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (work.IsDone) return Nothing.Held;
        Lease lease;
        try
        {
            lease = await Lease.Take(aws, work.Plan.Cluster, work.Spec is null ? "destroy" : "apply", _patience, _events, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StoppedException(0, work.Steps.Count);
        }
        catch (AwsException e)
        {
            throw new ChangeFailedException(e, 0, work.Steps.Count);
        }

        try
        {
            await Apply(work, lease, stop);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    async Task Apply(Work work, Lease lease, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        var done = 0;
        try
        {
            await Refresh(work, lease, stop);
            var run = new Run(aws, work.State, _events, _patience, either.Token);
            _events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Steps.Count));
            var record = work.Spec is null ? work.Record : await work.Record.Begin(work.Spec, run);
            await new Runner(run, work.Topology, _events, (resource, token) => PlanAgain(work, resource, token)).Execute(work.Steps);
            done = work.Steps.Count;
            lease.Lost.ThrowIfCancellationRequested();
            if (work.Spec is null) await record.Delete(run);
            else await record.Complete(work.Spec, run, work.Record);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StoppedException(done, work.Steps.Count);
        }
        catch (Exception e) when (lease.Lost.IsCancellationRequested && e is OperationCanceledException or StoppedException)
        {
            throw new OutdatedException(work.Plan.Cluster, "it took this one for dead");
        }
        catch (AwsException e)
        {
            // The record, before the first step or after the last.
            throw new ChangeFailedException(e, done, work.Steps.Count);
        }
    }

    // Between the plan and the right to carry it out another run may have come and gone.
    async Task Refresh(Work work, Lease lease, CancellationToken stop)
    {
        if (!work.IsOutdatedBy(lease.Before) && work.Record.IsAsOf(await ClusterRecord.Read(aws, work.Plan.Cluster, stop))) return;
        if (!work.Renew(await work.Again(stop))) throw new OutdatedException(work.Plan.Cluster, lease.Before?.Told ?? "it is through by now");
    }

    /// <summary>The names of the clusters of the account in the Region.</summary>
    public async Task<IReadOnlyList<string>> List(CancellationToken stop = default)
    {
        var parameters = await aws.SendAll(new Ssm.GetParametersByPath { Path = ClusterRecord.Root, Recursive = true, WithDecryption = false }, r => r.Parameters, stop);
        return [.. parameters.Select(p => p.Name!.Split('/')).Where(path => path[^1] != ClusterRecord.RunName("").Split('/')[^1]).Select(path => path[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The spec that a cluster was deployed with last, with the address of the user's own database as it was given; null for a cluster that is not known.</summary>
    public async Task<ClusterSpec?> RecordedSpec(string name, CancellationToken stop = default) => await Given(await ClusterRecord.Read(aws, name, stop), stop);

    async Task<ClusterSpec?> Given(ClusterRecord record, CancellationToken stop)
    {
        record.RequireNotLost();
        var spec = record.Spec;
        if (spec?.Mongo.Uri?.Contains(SecretParameter.Mask, StringComparison.Ordinal) is not true) return spec;

        // The record shows the address without its password: such a spec could not be deployed again.
        var answer = await aws.Send(new Ssm.GetParameters { Names = [SecretParameter.UriName(record.Cluster)], WithDecryption = true }, stop);
        return answer.Parameters is [{ Value: { } uri }] ? spec with { Mongo = spec.Mongo with { Uri = uri } } : spec;
    }

    void Require(ClusterSpec spec)
    {
        SpecRules.Require(spec);
        if (spec.Region != aws.Region)
            throw new AmsException("AmsOtherRegion", $"The spec is for Region {spec.Region}, the connection to AWS is for {aws.Region}.", "Connect to the Region of the spec.");
    }

    async Task<State> Observe(Topology topology, ClusterRecord record, ClusterSpec spec, CancellationToken stop, Adopted? adopted = null)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return await ObserveOnce(topology, record, spec, adopted, stop);
            }
            catch (AwsException e) when (AwsCodes.NotFound(e) && looks < MostLooks)
            {
                // What one answer named the next did not know: another run is making or deleting it just now.
                await Task.Delay(_patience.FirstPause, stop);
            }
        }
    }

    async Task<State> ObserveOnce(Topology topology, ClusterRecord record, ClusterSpec spec, Adopted? adopted, CancellationToken stop)
    {
        var recorded = record.Specs.SelectMany(s => s.Tags);
        var state = new State
        {
            Cluster = topology.Cluster,
            Recorded = record.Specs,
            StaleTags = recorded.Select(t => t.Key).Except(spec.Tags.Keys).ToHashSet(StringComparer.Ordinal),
            Adopted = adopted ?? record.Adopted,
            Adopting = adopted is not null,

            // Of each by itself: while an apply is unfinished the record has the specs before and after, and together they have all tags.
            TagsChanged = record.Specs.Any(s => !s.Tags.ToHashSet().SetEquals(spec.Tags)),
        };
        var reader = new Reader(aws, topology.Resources, record, stop);
        await Task.WhenAll(topology.Resources.Where(r => r.Wanted || r is not IGiven).Select(r => r.Observe(reader, state)));
        return state;
    }

    async Task<Step?> PlanAgain(Work work, Resource resource, CancellationToken stop)
    {
        var record = await ClusterRecord.Read(aws, work.Plan.Cluster, stop);
        await resource.Observe(new Reader(aws, work.Topology.Resources, record, stop), work.State);
        return resource.Plan(work.State);
    }

    ClusterPlan Plan(string name, IEnumerable<Step> steps, IReadOnlyList<Finding> findings) => new(name, aws.Region, [.. steps.Select(s => s.Change)], findings);

    sealed class Nothing : IAsyncDisposable
    {
        public static Nothing Held { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
