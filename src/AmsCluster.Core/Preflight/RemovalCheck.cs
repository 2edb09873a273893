using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that nothing of others keeps AWS from deleting what a plan deletes: it would be noticed only after nodes and DNS
/// records are gone.
/// </summary>
internal static class RemovalCheck
{
    static readonly Func<PreflightContext, Task<IEnumerable<Finding>>>[] Checks =
        [GroupHolders.Find, VpcHolders.Find, RoleHolders.Find, BalancerHolders.Find, VolumeHolder.Find];

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var found = await Task.WhenAll(Checks.Select(check => Allowed(() => check(context))));
        return found.SelectMany(f => f);
    }

    /// <summary>What keeps AWS from deleting something.</summary>
    /// <param name="context">The plan.</param>
    /// <param name="going">What the plan deletes.</param>
    /// <param name="holder">What uses it.</param>
    /// <param name="advice">How to free it.</param>
    public static Finding Held(PreflightContext context, Resource going, string holder, string advice)
    {
        var id = context.State.Id(going);
        var named = id == going.Name ? going.Name : $"{going.Name} ({id})";
        return PreflightContext.Error("AmsHeld", going.Name,
            $"The {going.Kind} {named} is used by {holder}, which does not belong to the cluster. AWS would refuse to delete it.", advice);
    }

    // Who may delete a cluster need not be allowed to list what others have.
    static async Task<IEnumerable<Finding>> Allowed(Func<Task<IEnumerable<Finding>>> check)
    {
        try
        {
            return await check();
        }
        catch (AwsException e) when (AwsCodes.Denied(e))
        {
            return [];
        }
    }
}
