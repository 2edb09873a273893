namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>CreateSnapshot</c>: takes a snapshot of a volume as it is at this moment. It is pending until all of it is copied.</summary>
internal sealed record CreateSnapshot : Ec2Request<Snapshot>
{
    public required string VolumeId { get; init; }
    public string? Description { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>EC2 <c>DescribeSnapshots</c>: lists snapshots; without an owner those of everybody.</summary>
internal sealed record DescribeSnapshots : Ec2Request<DescribeSnapshotsResult>
{
    [Wire("SnapshotId")] public IReadOnlyList<string>? SnapshotIds { get; init; }
    [Wire("Owner")] public IReadOnlyList<string>? OwnerIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeSnapshots</c> answers.</summary>
internal sealed record DescribeSnapshotsResult
{
    [Wire("snapshotSet")] public IReadOnlyList<Snapshot> Snapshots { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A snapshot: pending with its progress in percent, completed, error; VolumeSize in GiB. The API's shape <c>Snapshot</c>.</summary>
internal sealed record Snapshot
{
    public string? SnapshotId { get; init; }
    public string? VolumeId { get; init; }
    [Wire("status")] public string? State { get; init; }
    [Wire("statusMessage")] public string? StateMessage { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public string? Progress { get; init; }
    public string? OwnerId { get; init; }
    public string? Description { get; init; }
    public int? VolumeSize { get; init; }
    public bool? Encrypted { get; init; }
    public string? KmsKeyId { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>EC2 <c>DeleteSnapshot</c>: deletes a snapshot; what other snapshots share with it stays.</summary>
internal sealed record DeleteSnapshot : Ec2Request<Nothing>
{
    public required string SnapshotId { get; init; }
    public bool? DryRun { get; init; }
}
