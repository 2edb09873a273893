namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>PutWarmPool</c>: gives a group a pool of instances that are ready beforehand, or changes it.</summary>
internal sealed record PutWarmPool : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public int? MaxGroupPreparedCapacity { get; init; }
    public int? MinSize { get; init; }
    public string? PoolState { get; init; }
    public InstanceReusePolicy? InstanceReusePolicy { get; init; }
}

/// <summary>Whether instances go back into the pool on scale-in. The API's shape <c>InstanceReusePolicy</c>.</summary>
internal sealed record InstanceReusePolicy
{
    public bool? ReuseOnScaleIn { get; init; }
}

/// <summary>A pool as a group tells of it. The API's shape <c>WarmPoolConfiguration</c>.</summary>
internal sealed record WarmPoolConfiguration
{
    public int? MaxGroupPreparedCapacity { get; init; }
    public int? MinSize { get; init; }
    public string? PoolState { get; init; }
    public string? Status { get; init; }
    public InstanceReusePolicy? InstanceReusePolicy { get; init; }
}

/// <summary>Auto Scaling <c>DeleteWarmPool</c>: ends a group's pool; with ForceDelete along with its instances, without waiting for them.</summary>
internal sealed record DeleteWarmPool : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public bool? ForceDelete { get; init; }
}

/// <summary>Auto Scaling <c>DescribeWarmPool</c>: lists the instances of a group's pool.</summary>
internal sealed record DescribeWarmPool : AutoScalingRequest<DescribeWarmPoolResult>
{
    public required string AutoScalingGroupName { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeWarmPool</c> answers.</summary>
internal sealed record DescribeWarmPoolResult
{
    public WarmPoolConfiguration? WarmPoolConfiguration { get; init; }
    public IReadOnlyList<Instance> Instances { get; init; } = [];
    public string? NextToken { get; init; }
}
