using AmsCluster.Ams;
using AmsCluster.Aws;
using AmsCluster.Mongo;
using AmsCluster.Preflight;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

// What a cluster is, and the wait until it serves.
public sealed partial class ClusterEngine
{
    /// <summary>What a cluster is now.</summary>
    /// <exception cref="AmsException">There is no cluster of that name.</exception>
    public async Task<Cluster> Status(string name, CancellationToken stop = default) => (await Observe(name, stop)).Cluster;

    /// <summary>What a cluster is now, looked at closely: with what EC2 says of its nodes, what its groups do just now, how to log in, and what AMS itself says.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="panel">Asks AMS; null not to ask it.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">There is no cluster of that name.</exception>
    public async Task<Cluster> Look(string name, PanelLook? panel = null, CancellationToken stop = default)
    {
        var (cluster, _) = await LookClosely(name, stop);
        return panel is null ? cluster : await panel.At(cluster, aws.IsAws, stop);
    }

    /// <summary>What a cluster is now, with the node list and the stream counts from its database in place of what AMS says.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="connectTo">Names and ports that lead elsewhere, such as a forwarded port of the database.</param>
    /// <param name="stop">Cancels it.</param>
    /// <exception cref="AmsException">There is no cluster of that name, or its database cannot be reached from this machine.</exception>
    public async Task<Cluster> LookDirectly(string name, IReadOnlyList<ConnectTo> connectTo, CancellationToken stop = default)
    {
        var (cluster, spec) = await LookClosely(name, stop);
        var address = await DatabaseAddress.Find(aws, spec, cluster.Mongo, stop);
        return await DatabaseLook.At(cluster, address, connectTo, stop);
    }

    async Task<(Cluster Cluster, ClusterSpec Spec)> LookClosely(string name, CancellationToken stop)
    {
        var (cluster, spec, topology, state) = await Observe(name, stop);
        return (await CloserLook.At(aws, cluster, spec, state, topology, stop), spec);
    }

    async Task<(Cluster Cluster, ClusterSpec Spec, Topology Topology, State State)> Observe(string name, CancellationToken stop)
    {
        var record = await ClusterRecord.Read(aws, name, stop);
        var spec = record.Known(aws.Region);
        var (_, topology, state, reader) = await _observer.Read(
            Task.FromResult(record), _ => GuideTopology.Of(spec, record.Parts, _keyFolder, record.Adopted), _ => spec, stop,
            (t, r) => Questions.AheadOfRunning(spec, t, r));
        var cluster = await PlanInStatus.Report(await StatusReader.Read(aws, spec, state, topology, stop), spec, topology, state, reader);
        if (record.Upgrade?.Unfinished(name) is { } unfinished) cluster = cluster with { Problems = [$"{unfinished.Message} {unfinished.Advice}", .. cluster.Problems] };
        return (cluster, spec, topology, state);
    }

    /// <summary>
    /// The MongoDB node right after it was applied, as AWS described it then: a new one is pending. Nothing is read. Null for
    /// a database of the user's own, and for a node that the plan changed: its description is from before the change.
    /// </summary>
    public static MongoNode? MongoNode(Work work)
    {
        if (work.Topology.All<MongoInstance>().SingleOrDefault() is not { Wanted: true } node) return null;
        if (work.Steps.Any(s => s.Action is ChangeAction.Update && s.Resource == node)) return null;
        return work.State.Of(node) is { Instance: { } instance } ? StatusReader.Node(instance) : null;
    }

    /// <summary>The groups that carrying out a plan has just made: without nodes yet, which Auto Scaling starts from now on. Nothing is read.</summary>
    public static IReadOnlyList<ScalingGroup> NewGroups(Work work) =>
        [.. work.Steps.Where(s => s.Action is ChangeAction.Create).Select(s => s.Resource).OfType<AutoScalingGroup>().Select(group => new ScalingGroup
        {
            Role = group.Role,
            Name = group.Name,
            MinSize = work.Spec!.Group(group.Role).MinSize,
            MaxSize = work.Spec.Group(group.Role).MaxSize,
            DesiredCapacity = work.Spec.Group(group.Role).MinSize,
            InstanceType = work.Spec.Group(group.Role).InstanceType,
            ImageId = work.State.Of(group.Template)?.Data.ImageId,
        })];

    /// <summary>What a cluster is right after it was applied, without looking for its parts again.</summary>
    public async Task<Cluster> Status(Work work, CancellationToken stop = default)
    {
        // AWS may not show everywhere yet what was made last.
        var waiting = new Waiting($"cluster {work.Plan.Cluster} to be seen by AWS", _patience.Settling, _patience, _events, stop);
        while (true)
        {
            try
            {
                return await StatusReader.Read(aws, work.Spec!, work.State, work.Topology, stop);
            }
            catch (AwsException e) when (AwsCodes.NotYetSeen(e))
            {
                await RequireStillThere(work, stop);
                await waiting.AWhile($"{e.Code}: {e.Message}", e);
            }
            catch (AwsException e)
            {
                // It is only the looking on that failed.
                throw new ChangeFailedException(e, work.Steps.Count, work.Steps.Count);
            }
        }
    }

    /// <summary>Carries a plan out and tells what the cluster is then: it is looked at while the record is completed and others are let at it.</summary>
    /// <param name="work">The plan, with something to do in it.</param>
    /// <param name="untilHealthy">Whether to wait until it serves.</param>
    /// <param name="stop">Stops it between two calls.</param>
    /// <exception cref="ChangeFailedException">A change could not be made; those made are kept.</exception>
    /// <exception cref="StoppedException">It was stopped before all was done.</exception>
    /// <exception cref="OperationCanceledException">It was stopped while it waited; all is done.</exception>
    /// <exception cref="AmsException">Another run has changed the cluster since the plan was made, or it does not serve in time.</exception>
    public async Task<Cluster> ApplyAndLook(Work work, bool untilHealthy, CancellationToken stop = default)
    {
        using var looking = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<Cluster>? cluster = null;
        try
        {
            await using (await ApplyAndHold(work, () => cluster = Look(work, untilHealthy, looking.Token), stop)) { }
        }
        catch
        {
            await looking.CancelAsync();
            if (cluster is not null) await Task.WhenAny(cluster);
            throw;
        }

        return await (cluster ?? Look(work, false, stop));
    }

    /// <summary>The status of a cluster that was applied, and for a new one its first login.</summary>
    /// <param name="work">What was applied.</param>
    /// <param name="untilHealthy">Whether to wait until it serves, and to try the login.</param>
    /// <param name="stop">Cancels it.</param>
    public async Task<Cluster> Look(Work work, bool untilHealthy, CancellationToken stop = default)
    {
        var cluster = untilHealthy ? await WaitUntilHealthy(work, stop) : await Status(work, stop);
        return await new AdminLogin(aws, Network, _patience, _events).Add(work, cluster, untilHealthy, stop);
    }

    /// <summary>The way to the panel for the first login.</summary>
    internal AmsNetwork Network { get; init; } = new();

    /// <summary>
    /// Reads a cluster that is to be waited for. While another run is at work its parts may still come; without one
    /// waiting cannot help where a part does not exist.
    /// </summary>
    /// <param name="spec">The spec of the last deployment.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">Parts of it do not exist, and no run creates them.</exception>
    public async Task<Work> PrepareWaiting(ClusterSpec spec, CancellationToken stop = default)
    {
        var what = $"another run to create the parts of cluster {spec.Name}";
        var waiting = new Waiting(what, _patience.Ready, _patience, _events, stop);
        while (true)
        {
            var work = await Prepare(spec, stop);
            var cluster = await Status(work, stop);
            if (cluster.Health is not Health.Incomplete) return work;
            var missing = string.Join(" ", cluster.Problems);
            if (work.Record is not { Holder: { } other, IsHeldByTheDead: false })
            {
                throw new AmsException("AmsClusterIncomplete", $"Cluster {spec.Name} is incomplete: {missing}",
                    $"Waiting does not create it. Deploy the cluster again: amscluster apply {spec.Name}.");
            }

            await waiting.AWhile($"{other.Told}. {missing}");
        }
    }

    /// <summary>Waits until a cluster that was applied serves.</summary>
    /// <returns>What it is then.</returns>
    /// <exception cref="AmsException">It does not serve in time; the message names the reason that AWS gives.</exception>
    public async Task<Cluster> WaitUntilHealthy(Work work, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Serving, 0));
        var waiting = new Waiting($"cluster {work.Plan.Cluster} to be healthy", _patience.Ready, _patience, _events, stop);
        while (true)
        {
            var cluster = await Status(work, stop);
            if (cluster.Health is Health.Healthy) return cluster;
            await RequireStillThere(work, stop);
            RequireDatabase(cluster);
            await waiting.AWhile(string.Join(" ", cluster.Problems), pass: pause => Sentinel.Watch(aws, work, cluster, pause, _patience.Look, stop));
        }
    }

    // AWS starts a node of a group again, but not the MongoDB node.
    static void RequireDatabase(Cluster cluster)
    {
        if (cluster.Mongo is not { State: "shutting-down" or "terminated" }) return;
        throw new AmsException("AmsInstanceEnded", $"Waiting does not help: {string.Join(" ", cluster.Problems)}",
            $"Fix what ended the MongoDB node, then deploy the cluster again: amscluster apply {cluster.Name}.");
    }

    // What another run has removed meanwhile will never be seen, nor be healthy. What cannot be read just now says nothing.
    async Task RequireStillThere(Work work, CancellationToken stop)
    {
        try
        {
            if ((await ClusterRecord.Read(aws, work.Plan.Cluster, stop)).IsThere) return;
        }
        catch (AwsException)
        {
            return;
        }

        throw new OutdatedException(work.Plan.Cluster, "it has removed it");
    }
}
