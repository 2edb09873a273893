namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>DescribeAutoScalingGroups</c>: lists groups with their instances and tags.</summary>
internal sealed record DescribeAutoScalingGroups : AutoScalingRequest<DescribeAutoScalingGroupsResult>
{
    public IReadOnlyList<string>? AutoScalingGroupNames { get; init; }
    public IReadOnlyList<Filter>? Filters { get; init; }
    public bool? IncludeInstances { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeAutoScalingGroups</c> answers.</summary>
internal sealed record DescribeAutoScalingGroupsResult
{
    public IReadOnlyList<AutoScalingGroup> AutoScalingGroups { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A group. The API's shape <c>AutoScalingGroup</c>.</summary>
internal sealed record AutoScalingGroup
{
    public string? AutoScalingGroupName { get; init; }
    public string? AutoScalingGroupARN { get; init; }
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public MixedInstancesPolicy? MixedInstancesPolicy { get; init; }
    public string? LaunchConfigurationName { get; init; }
    public int? MinSize { get; init; }
    public int? MaxSize { get; init; }
    public int? DesiredCapacity { get; init; }
    public int? DefaultCooldown { get; init; }
    public IReadOnlyList<string> AvailabilityZones { get; init; } = [];
    public IReadOnlyList<string> LoadBalancerNames { get; init; } = [];
    public IReadOnlyList<string> TargetGroupARNs { get; init; } = [];
    public string? HealthCheckType { get; init; }
    public int? HealthCheckGracePeriod { get; init; }
    public IReadOnlyList<Instance> Instances { get; init; } = [];
    public DateTimeOffset? CreatedTime { get; init; }
    public IReadOnlyList<SuspendedProcess> SuspendedProcesses { get; init; } = [];
    public string? VPCZoneIdentifier { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<TagDescription> Tags { get; init; } = [];
    public IReadOnlyList<string> TerminationPolicies { get; init; } = [];
    public bool? NewInstancesProtectedFromScaleIn { get; init; }
    public string? ServiceLinkedRoleARN { get; init; }
    public int? MaxInstanceLifetime { get; init; }
    public bool? CapacityRebalance { get; init; }
    public int? DefaultInstanceWarmup { get; init; }
    public IReadOnlyList<EnabledMetric> EnabledMetrics { get; init; } = [];
    public string? DeletionProtection { get; init; }
    public WarmPoolConfiguration? WarmPoolConfiguration { get; init; }
    public int? WarmPoolSize { get; init; }
}

/// <summary>A metric that the group reports. The API's shape <c>EnabledMetric</c>.</summary>
internal sealed record EnabledMetric
{
    public string? Metric { get; init; }
    public string? Granularity { get; init; }
}

/// <summary>An instance of a group. The API's shape <c>Instance</c>.</summary>
internal sealed record Instance
{
    public string? InstanceId { get; init; }
    public string? InstanceType { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? LifecycleState { get; init; }
    public string? HealthStatus { get; init; }
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public bool? ProtectedFromScaleIn { get; init; }
    public string? WeightedCapacity { get; init; }
}

/// <summary>A launch template and the version of it. The API's shape <c>LaunchTemplateSpecification</c>.</summary>
internal sealed record LaunchTemplateSpecification
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public string? Version { get; init; }
}

/// <summary>A process of a group that is paused. The API's shape <c>SuspendedProcess</c>.</summary>
internal sealed record SuspendedProcess
{
    public string? ProcessName { get; init; }
    public string? SuspensionReason { get; init; }
}

/// <summary>A tag of a group, as AWS gives it back. The API's shape <c>TagDescription</c>.</summary>
internal sealed record TagDescription
{
    public string? ResourceId { get; init; }
    public string? ResourceType { get; init; }
    public string? Key { get; init; }
    public string? Value { get; init; }
    public bool? PropagateAtLaunch { get; init; }
}

/// <summary>Auto Scaling <c>CreateAutoScalingGroup</c>: makes a group; a second one of the name is refused.</summary>
internal sealed record CreateAutoScalingGroup : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public MixedInstancesPolicy? MixedInstancesPolicy { get; init; }
    public required int MinSize { get; init; }
    public required int MaxSize { get; init; }
    public int? DesiredCapacity { get; init; }
    public int? DefaultCooldown { get; init; }
    public IReadOnlyList<string>? AvailabilityZones { get; init; }
    public IReadOnlyList<string>? TargetGroupARNs { get; init; }
    public string? HealthCheckType { get; init; }
    public int? HealthCheckGracePeriod { get; init; }
    public string? VPCZoneIdentifier { get; init; }
    public IReadOnlyList<string>? TerminationPolicies { get; init; }
    public bool? NewInstancesProtectedFromScaleIn { get; init; }
    public bool? CapacityRebalance { get; init; }
    public IReadOnlyList<LifecycleHookSpecification>? LifecycleHookSpecificationList { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    public string? ServiceLinkedRoleARN { get; init; }
    public int? MaxInstanceLifetime { get; init; }
    public int? DefaultInstanceWarmup { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>Auto Scaling <c>UpdateAutoScalingGroup</c>: changes a group; what is left out stays.</summary>
internal sealed record UpdateAutoScalingGroup : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public MixedInstancesPolicy? MixedInstancesPolicy { get; init; }
    public int? MinSize { get; init; }
    public int? MaxSize { get; init; }
    public int? DesiredCapacity { get; init; }
    public int? DefaultCooldown { get; init; }
    public IReadOnlyList<string>? AvailabilityZones { get; init; }
    public string? HealthCheckType { get; init; }
    public int? HealthCheckGracePeriod { get; init; }
    public string? VPCZoneIdentifier { get; init; }
    public IReadOnlyList<string>? TerminationPolicies { get; init; }
    public bool? NewInstancesProtectedFromScaleIn { get; init; }
    public bool? CapacityRebalance { get; init; }
    public int? MaxInstanceLifetime { get; init; }
    public int? DefaultInstanceWarmup { get; init; }
}

/// <summary>Auto Scaling <c>DeleteAutoScalingGroup</c>: deletes a group; ForceDelete ends its instances too.</summary>
internal sealed record DeleteAutoScalingGroup : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public bool? ForceDelete { get; init; }
}

/// <summary>Auto Scaling <c>AttachLoadBalancerTargetGroups</c>: makes a group register its instances in target groups.</summary>
internal sealed record AttachLoadBalancerTargetGroups : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required IReadOnlyList<string> TargetGroupARNs { get; init; }
}

/// <summary>Auto Scaling <c>DetachLoadBalancerTargetGroups</c>: ends a group's registrations in target groups.</summary>
internal sealed record DetachLoadBalancerTargetGroups : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required IReadOnlyList<string> TargetGroupARNs { get; init; }
}

/// <summary>Auto Scaling <c>ResumeProcesses</c>: lets paused processes of a group go on; none named means all.</summary>
internal sealed record ResumeProcesses : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? ScalingProcesses { get; init; }
}
