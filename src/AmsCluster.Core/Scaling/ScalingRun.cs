using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Resources;

namespace AmsCluster.Scaling;

/// <summary>Carries a change of sizes out, one call after another: AWS refuses two scheduled actions of a group at the same moment.</summary>
internal static class ScalingRun
{
    /// <summary>Makes all writes.</summary>
    public static async Task Carry(ScalingWork work, Run run, IEngineEvents events)
    {
        var done = 0;
        events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Plan.Changes.Count));
        try
        {
            // First of all: whoever planned before this sees that it must plan again.
            await work.Record.Touch(run);
            foreach (var write in work.Writes)
            {
                await Carry(write, run, events);
                done += write.Changes.Count;
            }
        }
        catch (OperationCanceledException)
        {
            throw new StoppedException(done, work.Plan.Changes.Count, $"Run the same command again to go on from here. What there is by now: amscluster status {work.Plan.Cluster}.");
        }
        catch (Exception e) when (e is AwsException or StepException)
        {
            throw new ChangeFailedException(e, done, work.Plan.Changes.Count);
        }
    }

    static async Task Carry(ScalingWrite write, Run run, IEngineEvents events)
    {
        var since = Environment.TickCount64;
        foreach (var change in write.Changes) events.On(new EngineEvent.Started(change));
        try
        {
            await write.Make(run);
        }
        catch (AwsException e)
        {
            foreach (var change in write.Changes) events.On(new EngineEvent.Failed(change, e));
            throw new StepException(write.Changes[0], e);
        }

        foreach (var change in write.Changes) events.On(new EngineEvent.Finished(change, TimeSpan.FromMilliseconds(Environment.TickCount64 - since)));
    }

    /// <summary>Waits until enough nodes are in service and healthy. Why one does not come up is told meanwhile, and when it takes too long.</summary>
    public static async Task Wait(AwsConnection aws, ScalingWork work, Patience patience, IEngineEvents events, CancellationToken stop)
    {
        events.On(new EngineEvent.Phase(EngineEvent.Serving, 0));
        var waiting = new Waiting($"{string.Join(" and ", work.Least.Select(l => $"{l.Value} healthy nodes of {Name(work, l.Key)}"))}", patience.Ready, patience, events, stop);
        while (true)
        {
            var groups = await GroupStatus.Read(aws, work.State, work.Topology, stop);
            var lacking = groups.Where(g => g.Group is null || (work.Least.TryGetValue(g.Group.Role, out var least) && g.Group.Healthy < least)).ToList();
            if (lacking.Count == 0) return;
            await waiting.AWhile(string.Join(' ', lacking.SelectMany(g => g.Health.Problems)));
        }
    }

    static string Name(ScalingWork work, NodeRole role) => work.Topology.All<AutoScalingGroup>().First(g => g.Role == role).Name;
}
