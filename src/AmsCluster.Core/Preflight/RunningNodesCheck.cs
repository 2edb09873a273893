using AmsCluster.Resources;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Preflight;

/// <summary>A changed launch template is for new nodes: running nodes keep what they were started with.</summary>
internal static class RunningNodesCheck
{
    // Every start script that sets a random key names the property (UserData/node.sh).
    const string KeyProperty = "server.jwtServerSecretKey";

    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(Findings(context));

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        var changed = context.Planned<LaunchTemplate>(ChangeAction.Update).ToDictionary(t => t.Role);
        foreach (var group in context.All<AutoScalingGroup>().Where(g => context.State.Of(g)?.Instances.Count > 0))
        {
            if (!changed.TryGetValue(group.Role, out var template)) continue;
            var replace = $"replace them: aws autoscaling start-instance-refresh --auto-scaling-group-name {group.Name}.";
            yield return PreflightContext.Warning("AmsNodesNotReplaced", group.Name,
                $"Running nodes of {group.Name} keep what they were started with. The change is for new nodes.",
                $"If running nodes need the change too, for example because the database moves, {replace}");
            if (HasPublicKey(template, context.State))
            {
                yield return PreflightContext.Warning("AmsNodesWithPublicKey", group.Name,
                    $"The key of AMS's REST API on running nodes of {group.Name} is the MD5 digest of their instance id, as "
                    + "Ant Media's image sets it. Anybody who knows the id can administer the node.",
                    $"Afterwards, {replace}");
            }
        }
    }

    static bool HasPublicKey(LaunchTemplate template, State state) =>
        PackedUserData.TextOf(state.Of(template)?.Data.UserData)?.Contains(KeyProperty, StringComparison.Ordinal) is false;
}
