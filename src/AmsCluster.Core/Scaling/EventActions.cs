using AmsCluster.Aws;

namespace AmsCluster.Scaling;

/// <summary>The scheduled actions that begin and end events of a group.</summary>
internal static class EventActions
{
    const string Prefix = "amscluster-";

    /// <summary>Auto Scaling takes so many for a group.</summary>
    public const int Most = 125;

    /// <summary>The action that begins an event.</summary>
    public static string Start(string name) => $"{Prefix}{name}-start";

    /// <summary>The action that ends it.</summary>
    public static string End(string name) => $"{Prefix}{name}-end";

    /// <summary>
    /// All actions of a group, also those of others. They are asked for group by group: without a group AWS lists those of the whole account,
    /// and that grows with what else there is.
    /// </summary>
    public static Task<IReadOnlyList<AutoScaling.ScheduledUpdateGroupAction>> Read(AwsConnection aws, string group, CancellationToken stop) =>
        aws.SendAll(Of(group), r => r.ScheduledUpdateGroupActions, stop);

    /// <summary>The call that lists all actions of a group.</summary>
    public static AutoScaling.DescribeScheduledActions Of(string group) =>
        new() { AutoScalingGroupName = group, MaxRecords = 100 };

    /// <summary>
    /// Gives a group sizes at a time. Not the desired capacity: AWS moves that only as far as the new limits ask for, so that nodes which are
    /// there beyond the least at the start stay, and at the end the scaling policy lets go of them one after another.
    /// </summary>
    public static AutoScaling.PutScheduledUpdateGroupAction Put(string group, string name, GroupSizes sizes, DateTimeOffset at) =>
        new() { AutoScalingGroupName = group, ScheduledActionName = name, StartTime = at, MinSize = sizes.Min, MaxSize = sizes.Max };

    /// <summary>Whether an action is what <see cref="Put"/> would make it.</summary>
    public static bool Is(AutoScaling.ScheduledUpdateGroupAction? action, GroupSizes sizes, DateTimeOffset at) =>
        action is { Recurrence: null or "", DesiredCapacity: null } && action.MinSize == sizes.Min && action.MaxSize == sizes.Max && action.StartTime == at;

    /// <summary>What an action does, in words.</summary>
    public static string Told(AutoScaling.ScheduledUpdateGroupAction action) => string.Join(", ", new[]
    {
        action.MinSize is { } min ? $"min {min}" : null,
        action.MaxSize is { } max ? $"max {max}" : null,
        action.DesiredCapacity is { } desired ? $"desired {desired}" : null,
        action.StartTime is { } at ? $"at {When.Plain(at)}" : null,
        action.Recurrence is { Length: > 0 } again ? $"again and again ({again})" : null,
    }.OfType<string>());
}
