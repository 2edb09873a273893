namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeTargetHealth</c>: lists a target group's targets and how they are.</summary>
internal sealed record DescribeTargetHealth : ElbRequest<DescribeTargetHealthResult>
{
    public required string TargetGroupArn { get; init; }
    public IReadOnlyList<TargetDescription>? Targets { get; init; }
}

/// <summary>What <c>DescribeTargetHealth</c> answers.</summary>
internal sealed record DescribeTargetHealthResult
{
    public IReadOnlyList<TargetHealthDescription> TargetHealthDescriptions { get; init; } = [];
}

/// <summary>A target: an instance's id and, where it differs, its port. The API's shape <c>TargetDescription</c>.</summary>
internal sealed record TargetDescription
{
    public required string Id { get; init; }
    public int? Port { get; init; }
    public string? AvailabilityZone { get; init; }
}

/// <summary>A target and how it is. The API's shape <c>TargetHealthDescription</c>.</summary>
internal sealed record TargetHealthDescription
{
    public TargetDescription? Target { get; init; }
    public string? HealthCheckPort { get; init; }
    public TargetHealth? TargetHealth { get; init; }
}

/// <summary>initial, healthy, unhealthy, unused, draining or unavailable; and why. The API's shape <c>TargetHealth</c>.</summary>
internal sealed record TargetHealth
{
    public string? State { get; init; }
    public string? Reason { get; init; }
    public string? Description { get; init; }
}
