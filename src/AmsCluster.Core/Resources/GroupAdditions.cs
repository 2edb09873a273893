using AmsCluster.Scaling;

namespace AmsCluster.Resources;

/// <summary>
/// Lifecycle hooks, scaling policies and scheduled actions that others have added to a group. They hold or end its
/// nodes, or change its sizes.
/// </summary>
internal static class GroupAdditions
{
    const string HookField = "lifecycle hook ";
    const string PolicyField = "scaling policy ";
    const string ActionField = "scheduled action ";

    const string HookCode = "AmsOtherLifecycleHook";
    const string PolicyCode = "AmsOtherScalingPolicy";
    const string ActionCode = "AmsOtherScheduledAction";

    /// <summary>The codes of the warnings.</summary>
    public static IReadOnlyList<string> Codes { get; } = [HookCode, PolicyCode, ActionCode];

    /// <summary>Reads what a group has beyond the cluster's own.</summary>
    public static async Task<IReadOnlyList<FieldChange>> Read(
        Reader reader, AutoScalingGroup group, AutoScaling.AutoScalingGroup actual)
    {
        var hooks = LifecycleHook.All(reader, group);
        var policies = ScalingPolicy.All(reader, group);
        var actions = reader.Once($"scheduled actions of {group.Name}", () =>
            reader.SendAll(EventActions.Of(group.Name), r => r.ScheduledUpdateGroupActions));
        await Task.WhenAll(hooks, policies, actions);
        return
        [
            .. (await hooks).ExceptBy(Hooks(reader, group), h => h.LifecycleHookName!).Select(Of),
            .. (await policies).ExceptBy(Policies(reader, group), p => p.PolicyName!).Select(Of),
            .. (await actions).ExceptBy(Actions(actual), a => a.ScheduledActionName!).Select(Of),
        ];
    }

    /// <summary>What a plan reports of them.</summary>
    public static IEnumerable<Finding> Findings(string group, string cluster, IEnumerable<FieldChange> added) =>
        added.Select(a => Finding(group, cluster, a));

    /// <summary>What to report of a scheduled action that belongs to no event.</summary>
    public static Finding Action(string group, string cluster, string name, string told) => new(
        FindingLevel.Warning, ActionCode, group,
        $"{group} has scheduled action {name}, which belongs to no event of {cluster}: {told}. "
        + "A plan takes such sizes for a change by hand.",
        "If it is not needed: "
        + $"aws autoscaling delete-scheduled-action --auto-scaling-group-name {group} --scheduled-action-name {name}");

    static Finding Finding(string group, string cluster, FieldChange added)
    {
        if (NameIn(added, HookField) is { } hook) return Hook(group, hook, added.Actual!);
        if (NameIn(added, PolicyField) is { } policy) return Policy(group, policy, added.Actual!);
        return Action(group, cluster, NameIn(added, ActionField)!, added.Actual!);
    }

    static Finding Hook(string group, string name, string told) => new(
        FindingLevel.Warning, HookCode, group,
        $"Lifecycle hook {name} of auto scaling group {group} was added manually: {told}. "
        + "Nodes wait for an answer to it.",
        "If it is not needed: "
        + $"aws autoscaling delete-lifecycle-hook --auto-scaling-group-name {group} --lifecycle-hook-name {name}");

    static Finding Policy(string group, string name, string told) => new(
        FindingLevel.Warning, PolicyCode, group,
        $"Scaling policy {name} of auto scaling group {group} was added manually: {told}. It starts and ends nodes "
        + "beside the policy of the cluster.",
        $"If it is not needed: aws autoscaling delete-policy --auto-scaling-group-name {group} --policy-name {name}");

    static string? NameIn(FieldChange added, string field) =>
        added.Field.StartsWith(field, StringComparison.Ordinal) ? added.Field[field.Length..] : null;

    static IEnumerable<string> Hooks(Reader reader, AutoScalingGroup group) =>
        reader.All<LifecycleHook>().Where(h => h.Group.Name == group.Name).Select(h => h.Name);

    static IEnumerable<string> Policies(Reader reader, AutoScalingGroup group) =>
        reader.All<ScalingPolicy>().Where(p => p.Group.Name == group.Name).Select(p => p.Name);

    static IEnumerable<string> Actions(AutoScaling.AutoScalingGroup actual) =>
        EventNote.Of(actual).SelectMany(n => new[] { EventActions.Start(n.Name), EventActions.End(n.Name) });

    static FieldChange Of(AutoScaling.LifecycleHook hook)
    {
        var transition = hook.LifecycleTransition?.Split(':')[^1];
        var told = $"{transition}, {hook.DefaultResult} after {hook.HeartbeatTimeout} s without an answer";
        return new(HookField + hook.LifecycleHookName, told, null);
    }

    static FieldChange Of(AutoScaling.ScalingPolicy policy) =>
        new(PolicyField + policy.PolicyName, policy.PolicyType, null);

    static FieldChange Of(AutoScaling.ScheduledUpdateGroupAction action) =>
        new(ActionField + action.ScheduledActionName, EventActions.Told(action), null);
}
