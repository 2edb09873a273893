namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>CreateVolume</c>: makes a volume, from a snapshot where one is named. Size in GiB, no less than the snapshot's.</summary>
internal sealed record CreateVolume : Ec2Request<Volume>
{
    public required string AvailabilityZone { get; init; }
    public string? SnapshotId { get; init; }
    public int? Size { get; init; }
    public string? VolumeType { get; init; }
    public bool? Encrypted { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public string? ClientToken { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => ClientToken is not null;
}

/// <summary>EC2 <c>DeleteVolume</c>: deletes a volume that is attached to nothing.</summary>
internal sealed record DeleteVolume : Ec2Request<Nothing>
{
    public required string VolumeId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>AttachVolume</c>: attaches a volume to an instance of its zone under a device name.</summary>
internal sealed record AttachVolume : Ec2Request<VolumeAttachment>
{
    public required string VolumeId { get; init; }
    public required string InstanceId { get; init; }
    public required string Device { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DetachVolume</c>: detaches a volume; the one that an instance starts from only while that is stopped.</summary>
internal sealed record DetachVolume : Ec2Request<VolumeAttachment>
{
    public required string VolumeId { get; init; }
    public string? InstanceId { get; init; }
    public string? Device { get; init; }
    public bool? Force { get; init; }
    public bool? DryRun { get; init; }
}
