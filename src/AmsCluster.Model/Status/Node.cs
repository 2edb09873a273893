namespace AmsCluster;

/// <summary>One AMS node.</summary>
/// <param name="InstanceId">Its EC2 instance id.</param>
/// <param name="LifecycleState">Its state in the auto scaling group, for example <c>InService</c>.</param>
/// <param name="TargetHealth">Its state in the target group, for example <c>healthy</c>; null when it is not registered.</param>
/// <param name="AvailabilityZone">The zone that it runs in.</param>
public sealed record Node(string InstanceId, string LifecycleState, string? TargetHealth, string? AvailabilityZone)
{
    /// <summary>What it does.</summary>
    public NodeRole Role { get; init; }

    /// <summary>Its EC2 instance type.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The cluster that it belongs to.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InstanceId;
}
