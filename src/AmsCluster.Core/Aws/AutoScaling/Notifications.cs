namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>PutNotificationConfiguration</c>: tells a topic what happens in a group. Replaces what was told to that topic.</summary>
internal sealed record PutNotificationConfiguration : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string TopicARN { get; init; }
    public required IReadOnlyList<string> NotificationTypes { get; init; }
}

/// <summary>Auto Scaling <c>DescribeNotificationConfigurations</c>: lists what is told to whom.</summary>
internal sealed record DescribeNotificationConfigurations : AutoScalingRequest<DescribeNotificationConfigurationsResult>
{
    public IReadOnlyList<string>? AutoScalingGroupNames { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeNotificationConfigurations</c> answers.</summary>
internal sealed record DescribeNotificationConfigurationsResult
{
    public IReadOnlyList<NotificationConfiguration> NotificationConfigurations { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>One kind of event of a group, and the topic that it is told to. The API's shape <c>NotificationConfiguration</c>.</summary>
internal sealed record NotificationConfiguration
{
    public string? AutoScalingGroupName { get; init; }
    public string? TopicARN { get; init; }
    public string? NotificationType { get; init; }
}

/// <summary>Auto Scaling <c>DeleteNotificationConfiguration</c>: tells a topic nothing more of a group.</summary>
internal sealed record DeleteNotificationConfiguration : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string TopicARN { get; init; }
}

/// <summary>Auto Scaling <c>EnableMetricsCollection</c>: sends figures of a group to CloudWatch. It costs nothing.</summary>
internal sealed record EnableMetricsCollection : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? Metrics { get; init; }
    public required string Granularity { get; init; }
}

/// <summary>Auto Scaling <c>DisableMetricsCollection</c>: sends no more figures of a group.</summary>
internal sealed record DisableMetricsCollection : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? Metrics { get; init; }
}
