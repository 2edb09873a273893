namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeVolumes</c>: lists volumes.</summary>
internal sealed record DescribeVolumes : Ec2Request<DescribeVolumesResult>
{
    [Wire("VolumeId")] public IReadOnlyList<string>? VolumeIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeVolumes</c> answers.</summary>
internal sealed record DescribeVolumesResult
{
    [Wire("volumeSet")] public IReadOnlyList<Volume> Volumes { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A volume; Size in GiB, Throughput in MiB/s. The API's shape <c>Volume</c>.</summary>
internal sealed record Volume
{
    public string? VolumeId { get; init; }
    public int? Size { get; init; }
    public string? VolumeType { get; init; }
    [Wire("status")] public string? State { get; init; }
    public bool? Encrypted { get; init; }
    public string? KmsKeyId { get; init; }
    public int? Iops { get; init; }
    public int? Throughput { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? SnapshotId { get; init; }
    public DateTimeOffset? CreateTime { get; init; }
    [Wire("attachmentSet")] public IReadOnlyList<VolumeAttachment> Attachments { get; init; } = [];
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>The instance that a volume is attached to. The API's shape <c>VolumeAttachment</c>.</summary>
internal sealed record VolumeAttachment
{
    public string? InstanceId { get; init; }
    public string? Device { get; init; }
    [Wire("status")] public string? State { get; init; }
    public bool? DeleteOnTermination { get; init; }
    public DateTimeOffset? AttachTime { get; init; }
}

/// <summary>EC2 <c>ModifyVolume</c>: grows a volume or changes its type: up to four times within 24 hours, each after the one before is completed.</summary>
internal sealed record ModifyVolume : Ec2Request<ModifyVolumeResult>
{
    public required string VolumeId { get; init; }
    public int? Size { get; init; }
    public string? VolumeType { get; init; }
    public int? Iops { get; init; }
    public int? Throughput { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>ModifyVolume</c> answers.</summary>
internal sealed record ModifyVolumeResult
{
    public VolumeModification? VolumeModification { get; init; }
}

/// <summary>How far the change of a volume has come. The API's shape <c>VolumeModification</c>.</summary>
internal sealed record VolumeModification
{
    public string? VolumeId { get; init; }
    public string? ModificationState { get; init; }
    public string? StatusMessage { get; init; }
    public int? TargetSize { get; init; }
    public string? TargetVolumeType { get; init; }
    public int? TargetIops { get; init; }
    public int? TargetThroughput { get; init; }
    public int? OriginalSize { get; init; }
    public long? Progress { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }
}
