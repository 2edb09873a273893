namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>PutLifecycleHook</c>: makes instances of a group wait before they serve, or before they end. Makes it or changes it; what is left out stays.</summary>
internal sealed record PutLifecycleHook : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string LifecycleHookName { get; init; }
    public string? LifecycleTransition { get; init; }
    public int? HeartbeatTimeout { get; init; }
    public string? DefaultResult { get; init; }
}

/// <summary>Auto Scaling <c>DescribeLifecycleHooks</c>: lists the hooks of a group, of which there are at most 50.</summary>
internal sealed record DescribeLifecycleHooks : AutoScalingRequest<DescribeLifecycleHooksResult>
{
    public required string AutoScalingGroupName { get; init; }
    public IReadOnlyList<string>? LifecycleHookNames { get; init; }
}

/// <summary>What <c>DescribeLifecycleHooks</c> answers.</summary>
internal sealed record DescribeLifecycleHooksResult
{
    public IReadOnlyList<LifecycleHook> LifecycleHooks { get; init; } = [];
}

/// <summary>A hook. Timeouts are in seconds. The API's shape <c>LifecycleHook</c>.</summary>
internal sealed record LifecycleHook
{
    public string? LifecycleHookName { get; init; }
    public string? AutoScalingGroupName { get; init; }
    public string? LifecycleTransition { get; init; }
    public string? NotificationTargetARN { get; init; }
    public string? RoleARN { get; init; }
    public int? HeartbeatTimeout { get; init; }
    public int? GlobalTimeout { get; init; }
    public string? DefaultResult { get; init; }
}

/// <summary>A hook of a new group (<c>CreateAutoScalingGroup</c>). The API's shape <c>LifecycleHookSpecification</c>.</summary>
internal sealed record LifecycleHookSpecification
{
    public required string LifecycleHookName { get; init; }
    public required string LifecycleTransition { get; init; }
    public int? HeartbeatTimeout { get; init; }
    public string? DefaultResult { get; init; }
}

/// <summary>Auto Scaling <c>DeleteLifecycleHook</c>: deletes a hook. What waits for it goes on: ends what is to end, gives up what is to serve.</summary>
internal sealed record DeleteLifecycleHook : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string LifecycleHookName { get; init; }
}

/// <summary>Auto Scaling <c>CompleteLifecycleAction</c>: ends the wait of an instance.</summary>
internal sealed record CompleteLifecycleAction : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required string LifecycleHookName { get; init; }
    public required string LifecycleActionResult { get; init; }
    public string? InstanceId { get; init; }
}
