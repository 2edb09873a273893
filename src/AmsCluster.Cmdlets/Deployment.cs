using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>What became of work that was planned.</summary>
internal enum Outcome
{
    /// <summary>The cluster is as planned.</summary>
    Done,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>With -WhatIf: it was told, not done.</summary>
    Told,
}

/// <summary>The one way in which cmdlets change a cluster: plan, tell what was found, ask once, carry out.</summary>
internal static class Deployment
{
    /// <summary>Carries the work out, if it is wanted.</summary>
    /// <param name="engine">What carries it out.</param>
    /// <param name="work">The work.</param>
    /// <param name="action">What the question calls it.</param>
    /// <param name="host">Where it is told and asked.</param>
    /// <param name="stop">Stops it between two calls.</param>
    /// <param name="first">What is done before, once it is wanted.</param>
    public static async Task<Outcome> Carry(ClusterEngine engine, Work work, string action, PipelineHost host, CancellationToken stop, Func<Task>? first = null)
    {
        var (outcome, letting) = await CarryAndLet(engine, work, action, host, null, stop, first);
        await letting;
        return outcome;
    }

    /// <summary>The same, without waiting until others are let at the cluster: meanwhile it can be read.</summary>
    /// <param name="engine">What carries it out.</param>
    /// <param name="work">The work.</param>
    /// <param name="action">What the question calls it.</param>
    /// <param name="host">Where it is told and asked.</param>
    /// <param name="told">What an earlier cmdlet of the pipeline has told of it already.</param>
    /// <param name="stop">Stops it between two calls.</param>
    /// <param name="first">What is done before, once it is wanted.</param>
    public static async Task<(Outcome Outcome, Task Letting)> CarryAndLet(ClusterEngine engine, Work work, string action, PipelineHost host, Planned? told, CancellationToken stop, Func<Task>? first = null)
    {
        host.Subject = work.Plan.Cluster;
        host.Tell(work.Plan.Findings.Where(f => f.Level is not FindingLevel.Error));
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (work.IsDone)
        {
            host.Verbose(work.Unchanged);
            host.Announce($"No changes. {work.Unchanged}");
            return (Outcome.Done, Task.CompletedTask);
        }

        var plan = work.Plan with { Changes = Planned.New(told, work.Plan) };
        var outcome = await host.ShouldApply(plan, action, isTyped: work.Spec is null);
        if (outcome is not Outcome.Done) return (outcome, Task.CompletedTask);
        if (first is not null) await first();
        var held = await engine.ApplyAndHold(work, stop);
        host.Doing = null;
        return (outcome, held.DisposeAsync().AsTask());
    }
}
