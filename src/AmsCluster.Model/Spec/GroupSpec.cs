namespace AmsCluster;

/// <summary>One auto scaling group of AMS nodes.</summary>
public sealed record GroupSpec
{
    /// <summary>The EC2 instance type of the nodes.</summary>
    public string InstanceType { get; init; } = "c5.xlarge";

    /// <summary>The least number of nodes, 0 or more. Spec key <c>min</c>.</summary>
    public int MinSize { get; init; } = 1;

    /// <summary>The greatest number of nodes, at least <see cref="MinSize"/>. Spec key <c>max</c>.</summary>
    public int MaxSize { get; init; } = 10;

    /// <summary>The average CPU load in per cent that scaling aims at, 10 to 74: at 75 a node refuses new streams (AMS red5.properties, server.cpu_limit).</summary>
    public int TargetCpu { get; init; } = 60;

    /// <summary>The number of nodes beside those that are ready beforehand: booted once and stopped, they serve within a minute or two. 0 for none. AWS's warm pool (Auto Scaling <c>PutWarmPool</c>).</summary>
    public int WarmPool { get; init; }

    /// <summary>
    /// The longest in minutes that a node which is to be ended waits for what is published to it and watched from it to end; 0 for not at all.
    /// Held by a lifecycle hook of Auto Scaling. Spec key <c>drain</c>.
    /// </summary>
    public int DrainMinutes { get; init; }

    /// <summary>
    /// The size of a node's root disk in GiB, 8 to 65536, and no less than the snapshot of its image has. Null for 16, or more where the image
    /// needs more. A change is for new nodes. EC2 <c>EbsBlockDevice.VolumeSize</c>.
    /// </summary>
    public int? VolumeGiB { get; init; }
}
