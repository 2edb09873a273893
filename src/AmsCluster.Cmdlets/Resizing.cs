using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Scaling;

namespace AmsCluster.Cmdlets;

/// <summary>The one way in which cmdlets change sizes for a while: tell what was found, ask once, carry out.</summary>
internal static class Resizing
{
    /// <summary>Carries the work out, if it is wanted.</summary>
    public static async Task<bool> Carry(ClusterEngine engine, ScalingWork work, string action, bool untilHealthy, PipelineHost host, CancellationToken stop)
    {
        host.Tell(work.Plan.Findings.Where(f => f.Level is not FindingLevel.Error));
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (work.IsDone) host.Announce($"No changes. {work.Plan.Cluster} has these sizes already.");
        else if (await host.ShouldApply(work.Plan, action, work.EndsNodes) is not Outcome.Done) return false;
        await engine.Scale(work, untilHealthy, stop);
        return true;
    }
}
