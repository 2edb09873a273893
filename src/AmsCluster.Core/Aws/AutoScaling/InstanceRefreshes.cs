namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>StartInstanceRefresh</c>: begins to replace a group's instances; a second one of the same group is refused as long as it runs.</summary>
internal sealed record StartInstanceRefresh : AutoScalingRequest<RefreshAnswer>
{
    public required string AutoScalingGroupName { get; init; }
    public string? Strategy { get; init; }
    public DesiredConfiguration? DesiredConfiguration { get; init; }
    public RefreshPreferences? Preferences { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What the calls that begin or end an instance refresh answer.</summary>
internal sealed record RefreshAnswer
{
    public string? InstanceRefreshId { get; init; }
}

/// <summary>What a group shall launch once a refresh has succeeded. The API's shape <c>DesiredConfiguration</c>.</summary>
internal sealed record DesiredConfiguration
{
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
}

/// <summary>How a refresh goes about. Percentages are of the desired capacity, times in seconds. The API's shape <c>RefreshPreferences</c>.</summary>
internal sealed record RefreshPreferences
{
    public int? MinHealthyPercentage { get; init; }
    public int? MaxHealthyPercentage { get; init; }
    public int? InstanceWarmup { get; init; }
    public bool? SkipMatching { get; init; }
    public bool? AutoRollback { get; init; }
    public string? ScaleInProtectedInstances { get; init; }
    public string? StandbyInstances { get; init; }
    public int? BakeTime { get; init; }
}

/// <summary>Auto Scaling <c>DescribeInstanceRefreshes</c>: lists a group's refreshes of the last six weeks, newest first.</summary>
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

/// <summary>A refresh and how far it has come. The API's shape <c>InstanceRefresh</c>.</summary>
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
    public RefreshPreferences? Preferences { get; init; }
    public DesiredConfiguration? DesiredConfiguration { get; init; }
    public RollbackDetails? RollbackDetails { get; init; }
}

/// <summary>Why a refresh was taken back. The API's shape <c>RollbackDetails</c>.</summary>
internal sealed record RollbackDetails
{
    public string? RollbackReason { get; init; }
    public DateTimeOffset? RollbackStartTime { get; init; }
    public int? PercentageCompleteOnRollback { get; init; }
    public int? InstancesToUpdateOnRollback { get; init; }
}

/// <summary>Auto Scaling <c>CancelInstanceRefresh</c>: ends a refresh where it is; what it has replaced stays replaced.</summary>
internal sealed record CancelInstanceRefresh : AutoScalingRequest<RefreshAnswer>
{
    public required string AutoScalingGroupName { get; init; }
}

/// <summary>Auto Scaling <c>RollbackInstanceRefresh</c>: ends a refresh and replaces what it has replaced by what the group was saved with.</summary>
internal sealed record RollbackInstanceRefresh : AutoScalingRequest<RefreshAnswer>
{
    public required string AutoScalingGroupName { get; init; }
}

/// <summary>Auto Scaling <c>SetInstanceProtection</c>: keeps instances from scale-in, or no longer; up to 50 a call.</summary>
internal sealed record SetInstanceProtection : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required IReadOnlyList<string> InstanceIds { get; init; }
    public required bool ProtectedFromScaleIn { get; init; }
}
