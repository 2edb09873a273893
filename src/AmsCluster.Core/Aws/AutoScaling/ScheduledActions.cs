namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>PutScheduledUpdateGroupAction</c>: makes or changes what a group does by itself at a time. Two actions of a group cannot start at the same time, and none in the past.</summary>
internal sealed record PutScheduledUpdateGroupAction : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string ScheduledActionName { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
    public string? Recurrence { get; init; }
    public int? MinSize { get; init; }
    public int? MaxSize { get; init; }
    public int? DesiredCapacity { get; init; }
    public string? TimeZone { get; init; }
}

/// <summary>Auto Scaling <c>DescribeScheduledActions</c>: lists the actions that have not run yet, of a group or of all.</summary>
internal sealed record DescribeScheduledActions : AutoScalingRequest<DescribeScheduledActionsResult>
{
    public string? AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? ScheduledActionNames { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeScheduledActions</c> answers.</summary>
internal sealed record DescribeScheduledActionsResult
{
    public IReadOnlyList<ScheduledUpdateGroupAction> ScheduledUpdateGroupActions { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An action; EndTime is the end of a recurring one. The API's shape <c>ScheduledUpdateGroupAction</c>.</summary>
internal sealed record ScheduledUpdateGroupAction
{
    public string? AutoScalingGroupName { get; init; }
    public string? ScheduledActionName { get; init; }
    public string? ScheduledActionARN { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
    public string? Recurrence { get; init; }
    public int? MinSize { get; init; }
    public int? MaxSize { get; init; }
    public int? DesiredCapacity { get; init; }
    public string? TimeZone { get; init; }
}

/// <summary>Auto Scaling <c>DeleteScheduledAction</c>: takes an action back before it runs.</summary>
internal sealed record DeleteScheduledAction : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string ScheduledActionName { get; init; }
}
