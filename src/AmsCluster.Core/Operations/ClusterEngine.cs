using AmsCluster.Panel;
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
/// <param name="time">What time it is; null for the machine's clock.</param>
public sealed partial class ClusterEngine(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null, string? keyFolder = null, TimeProvider? time = null)
{
    // Some minutes, with the pauses between: as long as a run takes to make what others would stumble over.
    const int MostLooks = 20;

    readonly IEngineEvents _events = events ?? NoEvents.Instance;
    readonly Patience _patience = patience ?? Patience.Default;
    readonly Observer _observer = new(aws, patience ?? Patience.Default, time);
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
        spec = SpecZones.Complete(spec);
        Require(spec);
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        using var clock = new CallClock(aws);
        return await Prepare(spec, ClusterRecord.Read(aws, spec.Name, stop), parts, clock, stop);
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
        using var clock = new CallClock(aws);
        var record = await ClusterRecord.Read(aws, name, stop);
        var spec = SpecZones.Complete(change(await Given(record, stop)));
        Require(spec);
        return await Prepare(spec, Task.FromResult(record), parts, clock, stop);
    }

    async Task<Work> Prepare(ClusterSpec spec, Task<ClusterRecord> reading, IReadOnlyCollection<ClusterPart> parts, CallClock clock, CancellationToken stop)
    {
        var pause = _patience.FirstPause;
        for (var looks = 1; ; looks++)
        {
            var (work, fits) = await PrepareOnce(spec, reading, parts, clock, stop);

            // AWS is read piece by piece. What does not fit together may only be half made, by a run that is at work just now.
            var another = work.Record is { Holder: { } holder, IsHeldByTheDead: false } ? holder : null;
            if (fits || looks >= (another is null ? 2 : MostLooks)) return work;
            if (another is not null) _events.On(new EngineEvent.Waiting($"another run on this cluster to end: {another.Told}", null));
            await Task.Delay(pause, stop);
            (pause, reading) = (_patience.Longer(pause, _patience.LongestPause), ClusterRecord.Read(aws, spec.Name, stop));
        }
    }

    async Task<(Work Work, bool Fits)> PrepareOnce(ClusterSpec spec, Task<ClusterRecord> reading, IReadOnlyCollection<ClusterPart> parts, CallClock clock, CancellationToken stop)
    {
        var (record, topology, state, reader) = await _observer.Read(
            reading, r => Scope.Of(GuideTopology.Of(spec, r?.Parts ?? Parts.Of(spec), _keyFolder, r?.Adopted), parts), _ => spec, stop, (t, r) => Questions.Ahead(spec, t, r));
        var (steps, findings) = Planner.Plan(topology, state);
        findings = [.. record.NoRoomFor(spec), .. findings];
        var fits = findings.All(f => f.Level is not FindingLevel.Error);
        if (record.Upgrade is { } upgrade) findings = [upgrade.Unfinished(spec.Name), .. findings];
        var checks = new PreflightContext(spec, topology, state, steps, reader);
        var hasChanges = steps.Count > 0 || record.Differs(spec);
        if (hasChanges) _events.On(new EngineEvent.Phase(EngineEvent.Checking, 0));
        var found = await Depth.Branch(reader.Rounds, () =>
            hasChanges ? PreflightChecks.Run(checks) : PreflightChecks.RunForRunning(checks));
        findings = [.. findings, .. found.Answer];
        findings = [.. findings, .. ClearLogin.Findings(spec)];
        return (new(spec, record, topology, state, steps, Plan(spec.Name, steps, findings), token => Prepare(spec, parts, token)) { Reading = (new(reader.Rounds, clock.Calls), clock.Typical) }, fits);
    }

    /// <summary>Reads AWS and plans the removal of a cluster, finished or half made. Nothing is written.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="spec">What it was to be, where its record may be lost; null to go by the record.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Work> PrepareRemoval(string name, ClusterSpec? spec = null, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        ClusterSpec Known(ClusterRecord? record) => record?.Spec ?? spec ?? new ClusterSpec { Name = name, Region = aws.Region };
        Topology TopologyOf(ClusterRecord? record)
        {
            var known = Known(record);
            var parts = record is null ? Parts.Of(known) : record.Spec is null ? Parts.Unknown.Union(Parts.Of(known)) : record.Parts;
            return GuideTopology.Unwanted(known, parts, record?.Parts ?? parts, record?.Adopted);
        }

        using var clock = new CallClock(aws);
        var (record, topology, state, reader) = await _observer.Read(ClusterRecord.Read(aws, name, stop), TopologyOf, Known, stop);
        var (steps, findings) = Planner.Plan(topology, state);
        if (steps.Any(s => state.IsAdopted(s.Resource))) findings = [Adoptee(record), .. findings];
        findings = [.. findings, .. await RemovalCheck.Run(new(Known(record), topology, state, steps, reader))];
        return new(null, record, topology, state, steps, Plan(name, steps, findings), token => PrepareRemoval(name, spec, token)) { Reading = (new(reader.Rounds, clock.Calls), clock.Typical) };
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
    public Task<IAsyncDisposable> ApplyAndHold(Work work, CancellationToken stop = default) => ApplyAndHold(work, () => { }, stop);

    async Task<IAsyncDisposable> ApplyAndHold(Work work, Action made, CancellationToken stop)
    {
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (work.IsDone) return Nothing.Held;
        _events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Steps.Count));
        var afresh = BeginAfresh(work, stop);
        Lease lease;
        try
        {
            lease = await Lease.Take(aws, work.Plan.Cluster, work.Spec is null ? "destroy" : "apply", _patience, _events, stop);
        }
        catch (Exception e)
        {
            await Task.WhenAny(afresh);
            if (e is OperationCanceledException && stop.IsCancellationRequested) throw new StoppedException(0, work.Steps.Count);
            if (e is AwsException refusal) throw new ChangeFailedException(refusal, 0, work.Steps.Count);
            throw;
        }

        try
        {
            await Apply(work, lease, afresh, made, stop);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    async Task Apply(Work work, Lease lease, Task<ClusterRecord?> afresh, Action made, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        var done = 0;
        try
        {
            var (run, record) = await Begin(work, lease, afresh, either.Token);
            await new Runner(run, work.Topology, _events, (resource, token) => PlanAgain(work, resource, token)).Execute(work.Steps);
            done = work.Steps.Count;
            lease.Lost.ThrowIfCancellationRequested();
            made();
            if (work.Spec is null) await record.Delete(run);
            else await record.Complete(work.Spec, work.Topology, run, work.Record);
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

    // A record that is made where there was none is asked for along with the right to write: AWS makes it for one run only, and it names nothing that is there.
    Task<ClusterRecord?> BeginAfresh(Work work, CancellationToken stop) =>
        work.Spec is { } spec && !work.Record.IsWritten ? work.Record.Begin(spec, work.Topology, NewRun(work, stop), afresh: true) : Task.FromResult<ClusterRecord?>(null);

    async Task<(Run Run, ClusterRecord Record)> Begin(Work work, Lease lease, Task<ClusterRecord?> afresh, CancellationToken stop)
    {
        // It tells by itself that nobody else has come and gone. Where another was first, or at work meanwhile, all is read and planned again.
        if (await afresh is { } made && !work.IsOutdatedBy(lease.Before)) return (NewRun(work, stop), made);
        await Refresh(work, lease, stop);
        var run = NewRun(work, stop);
        if (work.Spec is null) return (run, work.Record);
        return (run, await work.Record.Begin(work.Spec, work.Topology, run) ?? throw new OutdatedException(work.Plan.Cluster, "it has written the record meanwhile"));
    }

    Run NewRun(Work work, CancellationToken stop) => new(aws, work.State, _events, _patience, stop);

    // Between the plan and the right to carry it out another run may have come and gone.
    async Task Refresh(Work work, Lease lease, CancellationToken stop)
    {
        if (!work.IsOutdatedBy(lease.Before) && work.Record.IsAsOf(await ClusterRecord.Read(aws, work.Plan.Cluster, stop))) return;
        if (!work.Renew(await work.Again(stop))) throw new OutdatedException(work.Plan.Cluster, lease.Before?.Told ?? "it is through by now");
        _events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Steps.Count));
    }

    /// <summary>The names of the clusters of the account in the Region.</summary>
    public async Task<IReadOnlyList<string>> List(CancellationToken stop = default)
    {
        var parameters = await aws.SendAll(SsmApi.GetParametersByPath(new() { Path = ClusterRecord.Root, Recursive = true, WithDecryption = false }), r => r.Parameters, stop);
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
        var answer = await aws.Send(SsmApi.GetParameters(new() { Names = [SecretParameter.UriName(record.Cluster)], WithDecryption = true }), stop);
        return answer.Parameters is [{ Value: { } uri }] ? spec with { Mongo = spec.Mongo with { Uri = uri } } : spec;
    }

    void Require(ClusterSpec spec)
    {
        SpecRules.Require(spec);
        if (spec.Region != aws.Region)
            throw new AmsException("AmsOtherRegion", $"The spec is for Region {spec.Region}, the connection to AWS is for {aws.Region}.", "Connect to the Region of the spec.");
    }

    // What is not ours by now is somebody else's, made since it was looked for.
    async Task<Step?> PlanAgain(Work work, Resource resource, CancellationToken stop)
    {
        await _observer.LookAgain(resource, work.Topology, work.State, stop);
        if (work.State.Has(resource) && !resource.IsOurs(work.State)) throw new NotOursException(Planner.NotOurs(resource, work.State, work.Plan.Cluster));
        return resource.Plan(work.State);
    }

    ClusterPlan Plan(string name, IEnumerable<Step> steps, IReadOnlyList<Finding> findings) => new(name, aws.Region, [.. steps.Select(s => s.Change)], findings);

    sealed class Nothing : IAsyncDisposable
    {
        public static Nothing Held { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
