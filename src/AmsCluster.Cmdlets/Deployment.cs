using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The one way in which cmdlets change a cluster: plan, tell what was found, ask once, carry out.</summary>
internal static class Deployment
{
    /// <summary>Carries the work out, if it is wanted.</summary>
    /// <returns>Whether the cluster is now as planned.</returns>
    public static async Task<bool> Carry(ClusterEngine engine, Work work, string action, PipelineHost host, CancellationToken stop)
    {
        foreach (var finding in work.Plan.Findings.Where(f => f.Level is FindingLevel.Warning)) host.Warn($"{finding.Message} {finding.Advice}");
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (work.IsDone)
        {
            host.Verbose($"{work.Plan.Cluster} is as its spec says.");
            return true;
        }

        if (!await host.ShouldApply(work.Plan, action)) return false;
        await engine.Apply(work, stop);
        return true;
    }
}
