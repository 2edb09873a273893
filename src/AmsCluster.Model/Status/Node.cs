using AmsCluster.Views;

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

    /// <summary>Its EC2 state, for example <c>running</c>; null where EC2 was not asked.</summary>
    public string? State { get; init; }

    /// <summary>What it waits for before it serves or ends, or why it is not better, in AWS's words; null when it is healthy.</summary>
    public string? Reason { get; init; }

    /// <summary>Its address inside the VPC, by which AMS lists it.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>When it was launched.</summary>
    public DateTimeOffset? LaunchTime { get; init; }

    /// <summary>Where it stands in the cluster as AMS sees it; null where AMS was not asked, or not as a user of the panel.</summary>
    public Membership? Membership { get; init; }

    /// <summary>When it last signed the nodes' list.</summary>
    public DateTimeOffset? LastHeartbeat { get; init; }

    /// <summary>The version of AMS on it, for example <c>3.0.3</c>; null where that node itself was not met.</summary>
    public string? Version { get; init; }

    /// <summary>Its CPU load in per cent. From 75 on AMS refuses new publishers and viewers.</summary>
    public int? Cpu { get; init; }

    /// <summary>Its memory in use in per cent. From 75 on AMS refuses new publishers and viewers.</summary>
    public int? Memory { get; init; }

    /// <summary>The streams that are published to it just now; null where neither that node nor the database was asked.</summary>
    public int? Streams { get; init; }

    /// <summary>The viewers that it serves just now, of WebRTC, HLS and DASH; null where that node itself was not met.</summary>
    public int? Viewers { get; init; }

    /// <summary>The commands that lead to its shell, Session Manager's first; empty where EC2 was not asked.</summary>
    public IReadOnlyList<string> Connect
    {
        get;
        init => field = NamedList<string>.Of(value);
    }
    = NamedList<string>.None;

    /// <summary>The cluster that it belongs to.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InstanceId;
}
