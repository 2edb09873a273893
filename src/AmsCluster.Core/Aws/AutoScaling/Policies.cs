namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>PutScalingPolicy</c>: makes or replaces a scaling policy.</summary>
internal sealed record PutScalingPolicy : AutoScalingRequest<PutScalingPolicyResult>
{
    public required string AutoScalingGroupName { get; init; }
    public required string PolicyName { get; init; }
    public string? PolicyType { get; init; }
    public TargetTrackingConfiguration? TargetTrackingConfiguration { get; init; }
    public int? EstimatedInstanceWarmup { get; init; }
    public bool? Enabled { get; init; }
    public string? AdjustmentType { get; init; }
    public int? ScalingAdjustment { get; init; }
    public int? Cooldown { get; init; }
}

/// <summary>What <c>PutScalingPolicy</c> answers.</summary>
internal sealed record PutScalingPolicyResult
{
    public string? PolicyARN { get; init; }
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
}

/// <summary>The metric of a group and the value that it shall be kept at. The API's shape <c>TargetTrackingConfiguration</c>.</summary>
internal sealed record TargetTrackingConfiguration
{
    public PredefinedMetricSpecification? PredefinedMetricSpecification { get; init; }
    public CustomizedMetricSpecification? CustomizedMetricSpecification { get; init; }
    public required double TargetValue { get; init; }
    public bool? DisableScaleIn { get; init; }
}

/// <summary>A metric that AWS knows by name. ResourceLabel only for ALBRequestCountPerTarget. The API's shape <c>PredefinedMetricSpecification</c>.</summary>
internal sealed record PredefinedMetricSpecification
{
    public required string PredefinedMetricType { get; init; }
    public string? ResourceLabel { get; init; }
}

/// <summary>A metric of CloudWatch. The API's shape <c>CustomizedMetricSpecification</c>.</summary>
internal sealed record CustomizedMetricSpecification
{
    public string? MetricName { get; init; }
    public string? Namespace { get; init; }
    public IReadOnlyList<MetricDimension> Dimensions { get; init; } = [];
    public string? Statistic { get; init; }
    public string? Unit { get; init; }
}

/// <summary>A dimension of a metric. The API's shape <c>MetricDimension</c>.</summary>
internal sealed record MetricDimension
{
    public required string Name { get; init; }
    public required string Value { get; init; }
}

/// <summary>A CloudWatch alarm that a policy made. The API's shape <c>Alarm</c>.</summary>
internal sealed record Alarm
{
    public string? AlarmName { get; init; }
    public string? AlarmARN { get; init; }
}

/// <summary>Auto Scaling <c>DescribePolicies</c>: lists scaling policies.</summary>
internal sealed record DescribePolicies : AutoScalingRequest<DescribePoliciesResult>
{
    public string? AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? PolicyNames { get; init; }
    public IReadOnlyList<string>? PolicyTypes { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribePolicies</c> answers.</summary>
internal sealed record DescribePoliciesResult
{
    public IReadOnlyList<ScalingPolicy> ScalingPolicies { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A scaling policy. The API's shape <c>ScalingPolicy</c>.</summary>
internal sealed record ScalingPolicy
{
    public string? AutoScalingGroupName { get; init; }
    public string? PolicyName { get; init; }
    public string? PolicyARN { get; init; }
    public string? PolicyType { get; init; }
    public bool? Enabled { get; init; }
    public int? EstimatedInstanceWarmup { get; init; }
    public TargetTrackingConfiguration? TargetTrackingConfiguration { get; init; }
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
    public string? AdjustmentType { get; init; }
    public int? ScalingAdjustment { get; init; }
    public int? Cooldown { get; init; }
}

/// <summary>Auto Scaling <c>DeletePolicy</c>: deletes a scaling policy with its alarms.</summary>
internal sealed record DeletePolicy : AutoScalingRequest<Nothing>
{
    public string? AutoScalingGroupName { get; init; }
    public required string PolicyName { get; init; }
}
