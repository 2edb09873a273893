namespace AmsCluster.Tests.Engine;

/// <summary>The ids of all that runs or that AWS knows by an id: what must be the same before and after, where nothing may be replaced.</summary>
internal static class Running
{
    public static async Task<IReadOnlyList<string>> Of(Account account) =>
    [
        .. (await account.Instances()).Select(i => i.InstanceId!).Order(StringComparer.Ordinal),
        .. (await account.SecurityGroups()).Select(g => g.GroupId!).Order(StringComparer.Ordinal),
        .. (await account.LaunchTemplates()).Select(t => t.LaunchTemplateId!).Order(StringComparer.Ordinal),
        .. (await account.Groups()).Select(g => g.AutoScalingGroupARN!).Order(StringComparer.Ordinal),
        .. (await account.Policies()).Select(p => p.PolicyARN!).Order(StringComparer.Ordinal),
        .. (await account.Balancers()).Select(b => b.LoadBalancerArn!).Order(StringComparer.Ordinal),
        .. (await account.TargetGroups()).Select(t => t.TargetGroupArn!).Order(StringComparer.Ordinal),
    ];
}
