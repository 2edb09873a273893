namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeTargetGroups</c>: lists target groups; an unknown name or ARN is an error.</summary>
internal sealed record DescribeTargetGroups : ElbRequest<DescribeTargetGroupsResult>
{
    public IReadOnlyList<string>? TargetGroupArns { get; init; }
    public string? LoadBalancerArn { get; init; }
    public IReadOnlyList<string>? Names { get; init; }
    public string? Marker { get; init; }
    public int? PageSize { get; init; }
}

/// <summary>What <c>DescribeTargetGroups</c> answers.</summary>
internal sealed record DescribeTargetGroupsResult
{
    public IReadOnlyList<TargetGroup> TargetGroups { get; init; } = [];
    public string? NextMarker { get; init; }
}

/// <summary>A target group; HealthCheckIntervalSeconds and the like say their unit, Matcher the good HTTP codes. The API's shape <c>TargetGroup</c>.</summary>
internal sealed record TargetGroup
{
    public string? TargetGroupArn { get; init; }
    public string? TargetGroupName { get; init; }
    public string? Protocol { get; init; }
    public string? ProtocolVersion { get; init; }
    public int? Port { get; init; }
    public string? VpcId { get; init; }
    public string? TargetType { get; init; }
    public IReadOnlyList<string> LoadBalancerArns { get; init; } = [];
    public string? HealthCheckProtocol { get; init; }
    public string? HealthCheckPort { get; init; }
    public bool? HealthCheckEnabled { get; init; }
    public string? HealthCheckPath { get; init; }
    public int? HealthCheckIntervalSeconds { get; init; }
    public int? HealthCheckTimeoutSeconds { get; init; }
    public int? HealthyThresholdCount { get; init; }
    public int? UnhealthyThresholdCount { get; init; }
    public Matcher? Matcher { get; init; }
    public string? IpAddressType { get; init; }
}

/// <summary>Which codes count as healthy: "200" or "200-399". The API's shape <c>Matcher</c>.</summary>
internal sealed record Matcher
{
    public string? HttpCode { get; init; }
    public string? GrpcCode { get; init; }
}

/// <summary>Elastic Load Balancing <c>CreateTargetGroup</c>: makes a target group; the same again gives the one that is there.</summary>
internal sealed record CreateTargetGroup : ElbRequest<CreateTargetGroupResult>
{
    public required string Name { get; init; }
    public string? Protocol { get; init; }
    public string? ProtocolVersion { get; init; }
    public int? Port { get; init; }
    public string? VpcId { get; init; }
    public string? TargetType { get; init; }
    public string? HealthCheckProtocol { get; init; }
    public string? HealthCheckPort { get; init; }
    public bool? HealthCheckEnabled { get; init; }
    public string? HealthCheckPath { get; init; }
    public int? HealthCheckIntervalSeconds { get; init; }
    public int? HealthCheckTimeoutSeconds { get; init; }
    public int? HealthyThresholdCount { get; init; }
    public int? UnhealthyThresholdCount { get; init; }
    public Matcher? Matcher { get; init; }
    public string? IpAddressType { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateTargetGroup</c> answers.</summary>
internal sealed record CreateTargetGroupResult
{
    public IReadOnlyList<TargetGroup> TargetGroups { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>ModifyTargetGroup</c>: changes a target group's health check.</summary>
internal sealed record ModifyTargetGroup : ElbRequest<ModifyTargetGroupResult>
{
    public required string TargetGroupArn { get; init; }
    public string? HealthCheckProtocol { get; init; }
    public string? HealthCheckPort { get; init; }
    public string? HealthCheckPath { get; init; }
    public bool? HealthCheckEnabled { get; init; }
    public int? HealthCheckIntervalSeconds { get; init; }
    public int? HealthCheckTimeoutSeconds { get; init; }
    public int? HealthyThresholdCount { get; init; }
    public int? UnhealthyThresholdCount { get; init; }
    public Matcher? Matcher { get; init; }
}

/// <summary>What <c>ModifyTargetGroup</c> answers.</summary>
internal sealed record ModifyTargetGroupResult
{
    public IReadOnlyList<TargetGroup> TargetGroups { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>DeleteTargetGroup</c>: deletes a target group that no listener or rule uses; a missing one is no error.</summary>
internal sealed record DeleteTargetGroup : ElbRequest<Nothing>
{
    public required string TargetGroupArn { get; init; }
}

/// <summary>Elastic Load Balancing <c>DescribeTargetGroupAttributes</c>: lists a target group's settings.</summary>
internal sealed record DescribeTargetGroupAttributes : ElbRequest<DescribeTargetGroupAttributesResult>
{
    public required string TargetGroupArn { get; init; }
}

/// <summary>What <c>DescribeTargetGroupAttributes</c> answers.</summary>
internal sealed record DescribeTargetGroupAttributesResult
{
    public IReadOnlyList<TargetGroupAttribute> Attributes { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>ModifyTargetGroupAttributes</c>: changes settings of a target group; what is left out stays.</summary>
internal sealed record ModifyTargetGroupAttributes : ElbRequest<ModifyTargetGroupAttributesResult>
{
    public required string TargetGroupArn { get; init; }
    public required IReadOnlyList<TargetGroupAttribute> Attributes { get; init; }
}

/// <summary>What <c>ModifyTargetGroupAttributes</c> answers.</summary>
internal sealed record ModifyTargetGroupAttributesResult
{
    public IReadOnlyList<TargetGroupAttribute> Attributes { get; init; } = [];
}

/// <summary>A setting, for example load_balancing.algorithm.type. The API's shape <c>TargetGroupAttribute</c>.</summary>
internal sealed record TargetGroupAttribute
{
    public string? Key { get; init; }
    public string? Value { get; init; }
}
