namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>StartInstanceRefresh</c>: replaces a group's instances, some at a time.</summary>
internal sealed record StartInstanceRefresh : AutoScalingRequest<StartInstanceRefreshResult>
{
    public required string AutoScalingGroupName { get; init; }
    public string? Strategy { get; init; }
    public RefreshPreferences? Preferences { get; init; }
    public DesiredConfiguration? DesiredConfiguration { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>StartInstanceRefresh</c> answers.</summary>
internal sealed record StartInstanceRefreshResult
{
    public string? InstanceRefreshId { get; init; }
}

/// <summary>How many at a time. Percentages of the desired capacity; InstanceWarmup in seconds. The API's shape <c>RefreshPreferences</c>.</summary>
internal sealed record RefreshPreferences
{
    public int? MinHealthyPercentage { get; init; }
    public int? MaxHealthyPercentage { get; init; }
    public int? InstanceWarmup { get; init; }
    public bool? SkipMatching { get; init; }
    public bool? AutoRollback { get; init; }
    public string? ScaleInProtectedInstances { get; init; }
}

/// <summary>What the replaced instances shall be. The API's shape <c>DesiredConfiguration</c>.</summary>
internal sealed record DesiredConfiguration
{
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public MixedInstancesPolicy? MixedInstancesPolicy { get; init; }
}

/// <summary>Auto Scaling <c>DescribeInstanceRefreshes</c>: lists instance refreshes; newest first.</summary>
internal sealed record DescribeInstanceRefreshes : AutoScalingRequest<DescribeInstanceRefreshesResult>
{
    public required string AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? InstanceRefreshIds { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInstanceRefreshes</c> answers.</summary>
internal sealed record DescribeInstanceRefreshesResult
{
    public IReadOnlyList<InstanceRefresh> InstanceRefreshes { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An instance refresh and how far it has come. The API's shape <c>InstanceRefresh</c>.</summary>
internal sealed record InstanceRefresh
{
    public string? InstanceRefreshId { get; init; }
    public string? AutoScalingGroupName { get; init; }
    public string? Status { get; init; }
    public string? StatusReason { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
    public int? PercentageComplete { get; init; }
    public int? InstancesToUpdate { get; init; }
}

/// <summary>Auto Scaling <c>CancelInstanceRefresh</c>: stops an instance refresh; what is replaced stays so.</summary>
internal sealed record CancelInstanceRefresh : AutoScalingRequest<CancelInstanceRefreshResult>
{
    public required string AutoScalingGroupName { get; init; }
}

/// <summary>What <c>CancelInstanceRefresh</c> answers.</summary>
internal sealed record CancelInstanceRefreshResult
{
    public string? InstanceRefreshId { get; init; }
}
