namespace AmsCluster.Resources;

/// <summary>
/// Settings of a group that no spec sets and that decide which nodes end, and when: they stay as CreateAutoScalingGroup
/// sets them.
/// </summary>
internal static class GroupDefaults
{
    const string UsualPolicy = "Default";

    const int UsualCooldown = 300;

    /// <summary>Adds those that were changed manually to what differs.</summary>
    public static void Compare(AutoScaling.AutoScalingGroup actual, Differences differences) => differences
        .Add("max instance lifetime", HasLifetime(actual) ? $"{actual.MaxInstanceLifetime} s" : null, null)
        .Add("new nodes protected from scale-in", IsProtecting(actual) ? "yes" : null, null)
        .Add("termination policies", PoliciesOf(actual), UsualPolicy)
        .Add("cooldown", actual.DefaultCooldown ?? UsualCooldown, UsualCooldown)
        .Add("capacity rebalancing", IsRebalancing(actual) ? "on" : null, null)
        .Add("mixed instances policy", actual.MixedInstancesPolicy is null ? null : "set", null);

    /// <summary>
    /// The update of a group, with the settings that differ put back. A launch template in it takes the place of a
    /// mixed instances policy.
    /// </summary>
    public static AutoScaling.UpdateAutoScalingGroup PutBack(
        AutoScaling.UpdateAutoScalingGroup update, AutoScaling.AutoScalingGroup actual) => update with
    {
        MaxInstanceLifetime = HasLifetime(actual) ? 0 : null,
        NewInstancesProtectedFromScaleIn = IsProtecting(actual) ? false : null,
        TerminationPolicies = PoliciesOf(actual) == UsualPolicy ? null : [UsualPolicy],
        DefaultCooldown = (actual.DefaultCooldown ?? UsualCooldown) == UsualCooldown ? null : UsualCooldown,
        CapacityRebalance = IsRebalancing(actual) ? false : null,
    };

    static bool HasLifetime(AutoScaling.AutoScalingGroup actual) => actual.MaxInstanceLifetime is > 0;

    static bool IsProtecting(AutoScaling.AutoScalingGroup actual) => actual.NewInstancesProtectedFromScaleIn is true;

    static bool IsRebalancing(AutoScaling.AutoScalingGroup actual) => actual.CapacityRebalance is true;

    static string PoliciesOf(AutoScaling.AutoScalingGroup actual) =>
        actual.TerminationPolicies.Count == 0 ? UsualPolicy : string.Join(", ", actual.TerminationPolicies);
}
