using AmsCluster.Preflight;
using AmsCluster.Resources;
using AmsCluster.Scaling;

namespace AmsCluster.Operations;

// Sizes ahead of the load: the groups alone, for a while, with a note for everybody else.
public sealed partial class ClusterEngine
{
    readonly TimeProvider _clock = time ?? TimeProvider.System;

    /// <summary>Plans other sizes for groups of a cluster, from now on or for the time of an event. Nothing is written.</summary>
    /// <exception cref="AmsException">There is no such cluster, or the wish breaks a rule.</exception>
    public Task<ScalingWork> PrepareScaling(string name, ScalingRequest request, CancellationToken stop = default)
    {
        ScalingRules.Require(request, _clock.GetUtcNow());
        return PrepareScaling(name, [.. request.Minimum.Keys], token => PrepareScaling(name, request, token), async (found, state, reader) =>
        {
            var shall = found.Select(g => (Group: g, Note: g.Wanted(request))).ToList();
            var checks = await Task.WhenAll(shall.Select(s => ScalingChecks.Run(s.Group, s.Note, state, reader)));
            return new()
            {
                Writes = [.. shall.SelectMany(s => ScalingPlan.Hold(s.Group, s.Note))],
                Findings = [.. checks.SelectMany(c => c)],
                Least = shall.Where(s => s.Note.From <= s.Group.Now)
                    .ToDictionary(s => s.Group.Group.Role, s => s.Note.Held.Min),
                Events = [.. shall.Select(s => EventStatus.Of(s.Note, s.Group.Group.Role, s.Group.Name, s.Group.Now) with { ClusterName = name })],
            };
        }, stop);
    }

    /// <summary>Plans the end of an event: one that has begun is over at once, and one that has not does not begin. Nothing is written.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="roles">The groups that it shall end for; none for all.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">There is no such cluster, or no such event.</exception>
    public Task<ScalingWork> PrepareCancel(string name, string eventName, IReadOnlyCollection<NodeRole> roles, CancellationToken stop = default)
    {
        ScalingRules.RequireName(eventName);
        return PrepareScaling(name, roles.Count == 0 ? Enum.GetValues<NodeRole>() : roles, token => PrepareCancel(name, eventName, roles, token), (found, _, _) =>
        {
            if (!found.Any(g => g.Knows(eventName))) throw EventStatus.NotThere(name, eventName, found);
            return Task.FromResult(new Planned { Writes = [.. found.SelectMany(g => ScalingPlan.Cancel(g, eventName))] });
        }, stop);
    }

    /// <summary>What has to be done to the groups, and what was found.</summary>
    sealed record Planned
    {
        public required IReadOnlyList<ScalingWrite> Writes { get; init; }

        public IReadOnlyList<Finding> Findings { get; init; } = [];

        public IReadOnlyDictionary<NodeRole, int> Least { get; init; } = new Dictionary<NodeRole, int>();

        public IReadOnlyList<ScalingEvent> Events { get; init; } = [];
    }

    async Task<ScalingWork> PrepareScaling(
        string name, IReadOnlyCollection<NodeRole> roles, Func<CancellationToken, Task<ScalingWork>> again, Func<IReadOnlyList<GroupSchedule>, State, Reader, Task<Planned>> plan, CancellationToken stop)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var record = await ClusterRecord.Read(aws, name, stop);
        var spec = record.Known(aws.Region);
        IReadOnlyList<ClusterPart> parts = [.. roles.Select(r => r is NodeRole.Origin ? ClusterPart.Origin : ClusterPart.Edge)];
        var (_, topology, state, reader) = await _observer.Read(Task.FromResult(record), _ => Scope.Of(GuideTopology.Of(spec, record.Parts, _keyFolder, record.Adopted), parts), _ => spec, stop);
        var findings = new List<Finding>();
        if (record.Upgrade is { } upgrade) findings.Add(upgrade.Unfinished(name));
        foreach (var group in topology.All<AutoScalingGroup>())
        {
            if (!state.Has(group)) findings.Add(PreflightContext.Error("AmsClusterIncomplete", group.Name, $"The {group.Key} is not there.", $"Make the cluster whole first: amscluster apply {name}."));
            else if (!group.IsOurs(state)) findings.Add(Planner.NotOurs(group, state, name));
        }

        if (findings.Count > 0) return new(Plan(name, [], findings), record, (topology, state), [], new Dictionary<NodeRole, int>(), again);
        var now = _clock.GetUtcNow();
        var found = await Task.WhenAll(topology.All<AutoScalingGroup>().Where(g => roles.Contains(g.Role)).OrderBy(g => g.Role).Select(async g =>
            new GroupSchedule(g, state.Of(g)!, new(spec.Group(g.Role).MinSize, spec.Group(g.Role).MaxSize), spec.Group(g.Role).DrainMinutes, await EventActions.Read(aws, g.Name, stop), now)));
        _events.On(new EngineEvent.Phase(EngineEvent.Checking, 0));
        var planned = await plan(found, state, reader);
        var told = new ClusterPlan(name, aws.Region, [.. planned.Writes.SelectMany(w => w.Changes)], [.. planned.Findings.OrderByDescending(f => f.Level)]);
        return new(told, record, (topology, state), planned.Writes, planned.Least, again) { Events = planned.Events };
    }

    /// <summary>Carries a change of sizes out.</summary>
    /// <param name="work">The change.</param>
    /// <param name="untilHealthy">Whether to wait until the nodes that were asked for now are in service and healthy.</param>
    /// <param name="stop">Stops it between two calls.</param>
    /// <exception cref="BlockedException">A look before the first write has found what stands in the way.</exception>
    /// <exception cref="ChangeFailedException">A change could not be made; those made are kept.</exception>
    /// <exception cref="StoppedException">It was stopped between two calls.</exception>
    /// <exception cref="AmsException">Another run has changed the cluster since the plan was made, or the nodes do not come up in time; the message names the reason that AWS gives.</exception>
    public async Task Scale(ScalingWork work, bool untilHealthy, CancellationToken stop = default)
    {
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        var name = work.Plan.Cluster;
        if (!work.IsDone)
        {
            await using var lease = await Lease.Take(aws, name, "scale", _patience, _events, stop);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
            work = await AsOfNow(work, lease, either.Token);
            try
            {
                await ScalingRun.Carry(work, new(aws, work.State, _events, _patience, either.Token), _events);
            }
            catch (StoppedException) when (!stop.IsCancellationRequested)
            {
                throw new OutdatedException(name, "it took this one for dead");
            }
        }

        if (untilHealthy) await ScalingRun.Wait(aws, work, _patience, _events, stop);
    }

    // Between the plan and the right to carry it out another run may have come and gone: what was shown must still be what is done.
    async Task<ScalingWork> AsOfNow(ScalingWork work, Lease lease, CancellationToken stop)
    {
        var name = work.Plan.Cluster;
        if (lease.Before is null && work.Record.IsAsOf(await ClusterRecord.Read(aws, name, stop))) return work;
        var now = await work.Again(stop);
        var shown = work.Plan.Changes.Select(c => (c.Action, c.Kind, c.Name)).ToHashSet();
        if (now.Plan.IsBlocked) throw new BlockedException(now.Plan);
        return now.Plan.Changes.All(c => shown.Contains((c.Action, c.Kind, c.Name))) ? now : throw new OutdatedException(name, lease.Before?.Told ?? "it is through by now");
    }
}
