using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>That a changed launch template is for new nodes: those that run go on as they were started.</summary>
internal static class RunningNodesCheck
{
    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(Findings(context));

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        var changed = context.Planned<LaunchTemplate>(ChangeAction.Update).Select(t => t.Role).ToHashSet();
        foreach (var group in context.All<AutoScalingGroup>().Where(g => changed.Contains(g.Role) && context.State.Of(g)?.Instances.Count > 0))
        {
            yield return PreflightContext.Warning("AmsNodesNotReplaced", group.Name,
                $"Nodes of {group.Name} that run now go on as they were started; what changes is for nodes that start from now on.",
                $"Where those that run need it too, for example because the database moves, replace them: aws autoscaling start-instance-refresh --auto-scaling-group-name {group.Name}.");
        }
    }
}
