namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>DescribeScalingActivities</c>: lists what a group did and why it failed; newest first.</summary>
internal sealed record DescribeScalingActivities : AutoScalingRequest<DescribeScalingActivitiesResult>
{
    public string? AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? ActivityIds { get; init; }
    public bool? IncludeDeletedGroups { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeScalingActivities</c> answers.</summary>
internal sealed record DescribeScalingActivitiesResult
{
    public IReadOnlyList<Activity> Activities { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>Something that a group did: a launch, an end. The API's shape <c>Activity</c>.</summary>
internal sealed record Activity
{
    public string? ActivityId { get; init; }
    public string? AutoScalingGroupName { get; init; }
    public string? Description { get; init; }
    public string? Cause { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
    public string? StatusCode { get; init; }
    public string? StatusMessage { get; init; }
    public int? Progress { get; init; }
    public string? Details { get; init; }
}
