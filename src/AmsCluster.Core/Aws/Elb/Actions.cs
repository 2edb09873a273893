namespace AmsCluster.Aws.Elb;

/// <summary>What is done with a request. Type is forward, redirect or fixed-response. The API's shape <c>Action</c>.</summary>
internal sealed record Action
{
    public required string Type { get; init; }
    public int? Order { get; init; }
    public string? TargetGroupArn { get; init; }
    public ForwardActionConfig? ForwardConfig { get; init; }
    public RedirectActionConfig? RedirectConfig { get; init; }
    public FixedResponseActionConfig? FixedResponseConfig { get; init; }
}

/// <summary>To one or several target groups. The API's shape <c>ForwardActionConfig</c>.</summary>
internal sealed record ForwardActionConfig
{
    public IReadOnlyList<TargetGroupTuple> TargetGroups { get; init; } = [];
    public TargetGroupStickinessConfig? TargetGroupStickinessConfig { get; init; }
}

/// <summary>A target group and its share. The API's shape <c>TargetGroupTuple</c>.</summary>
internal sealed record TargetGroupTuple
{
    public string? TargetGroupArn { get; init; }
    public int? Weight { get; init; }
}

/// <summary>Whether a client stays with one target group. The API's shape <c>TargetGroupStickinessConfig</c>.</summary>
internal sealed record TargetGroupStickinessConfig
{
    public bool? Enabled { get; init; }
    public int? DurationSeconds { get; init; }
}

/// <summary>To another address. StatusCode is HTTP_301 or HTTP_302; #{host} and the like stand for the request's own. The API's shape <c>RedirectActionConfig</c>.</summary>
internal sealed record RedirectActionConfig
{
    public string? Protocol { get; init; }
    public string? Port { get; init; }
    public string? Host { get; init; }
    public string? Path { get; init; }
    public string? Query { get; init; }
    public required string StatusCode { get; init; }
}

/// <summary>An answer without any target. The API's shape <c>FixedResponseActionConfig</c>.</summary>
internal sealed record FixedResponseActionConfig
{
    public required string StatusCode { get; init; }
    public string? ContentType { get; init; }
    public string? MessageBody { get; init; }
}
