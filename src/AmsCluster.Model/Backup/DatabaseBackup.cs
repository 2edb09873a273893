using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>A backup of a cluster's database: an EBS snapshot of the MongoDB node's volume (EC2 <c>DescribeSnapshots</c>).</summary>
public sealed record DatabaseBackup
{
    /// <summary>The cluster that it was taken of, which need not be there any more.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>The snapshot's id.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The moment whose content it has, in UTC.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>AWS's word for how far it is: <c>pending</c>, <c>completed</c>, <c>error</c>. Only a completed one can be restored.</summary>
    public required string State { get; init; }

    /// <summary>How much of it is copied, as AWS says it: <c>42%</c>.</summary>
    public string? Progress { get; init; }

    /// <summary>How the database was then.</summary>
    public BackupKind Kind { get; init; }

    /// <summary>Whether it is one of a series, of which old ones are deleted when a newer one is completed. Others stay until somebody deletes them.</summary>
    public bool InSeries { get; init; }

    /// <summary>The size of the volume, in GiB. What AWS charges for is what has changed since the snapshot before.</summary>
    public int VolumeGiB { get; init; }

    /// <summary>Whether it is encrypted, as the volume was.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The volume that it was taken of.</summary>
    public string? VolumeId { get; init; }

    /// <summary>How it was reached.</summary>
    [JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SnapshotId;
}
