using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>Something that a scaling group does or has tried: a launch, a termination (Auto Scaling <c>DescribeScalingActivities</c>).</summary>
/// <param name="Status">AWS's word, for example <c>PreInService</c>, <c>InProgress</c>, <c>WaitingForELBConnectionDraining</c>, <c>Failed</c>.</param>
/// <param name="Description">What it is, for example <c>Launching a new EC2 instance: i-0123456789abcdef0</c>.</param>
/// <param name="Cause">Why AWS began it.</param>
public sealed record ScalingActivity(string Status, string Description, string? Cause)
{
    /// <summary>Why it failed, in AWS's words; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>How far it is, in per cent.</summary>
    public int? Progress { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How many of the same kind there were one after another, of which this is the latest.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether it came to nothing.</summary>
    [JsonIgnore]
    public bool IsFailed => Status is "Failed" or "Cancelled";

    /// <summary>Whether it goes on.</summary>
    [JsonIgnore]
    public bool IsUnderWay => !IsFailed && Status is not "Successful";

    /// <inheritdoc/>
    public override string ToString() => Reason is null ? $"{Description} ({Status})" : $"{Description} ({Status}): {Reason}";
}
