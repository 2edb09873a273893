using AmsCluster.Aws;

namespace AmsCluster.Backups;

/// <summary>What a backup's tags say of it. The snapshot outlives its cluster, so that all there is to know of it stands there.</summary>
internal static class BackupTags
{
    /// <summary>The value of <see cref="Ownership.RoleTag"/> by which backups are known.</summary>
    public const string Role = "backup";

    /// <summary>How the database was, a <see cref="BackupKind"/> in small letters.</summary>
    public const string Kind = "amscluster:kind";

    /// <summary>There on what is one of a series; its value is <see cref="Series"/>.</summary>
    public const string Retention = "amscluster:retention";

    /// <summary>The value of <see cref="Retention"/>.</summary>
    public const string Series = "series";

    /// <summary>The processor architecture: what was saved starts on no other.</summary>
    public const string Architecture = "amscluster:architecture";

    /// <summary>What no other backup has: by it one is found whose making was not answered.</summary>
    public const string Token = "amscluster:token";

    /// <summary>The tags that a backup gets. It is taken for unlocked until it is known to be better.</summary>
    public static IReadOnlyList<Tag> Of(DatabaseNode node, DateTimeOffset time, bool inSeries, string token) =>
    [
        new("Name", $"{node.Cluster}-mongo {time.UtcDateTime:yyyy-MM-dd HH:mm:ss}"),
        new(Ownership.ClusterTag, node.Cluster),
        new(Ownership.RoleTag, Role),
        new(Kind, Word(node.IsStopped ? BackupKind.Stopped : BackupKind.Running)),
        new(Token, token),
        .. node.UsesDataVolume ? [Resources.DataVolume.LayoutTag] : Array.Empty<Tag>(),

        // Data files are the same on all processors; a root volume starts on its own kind only.
        .. !node.UsesDataVolume && node.Instance.Architecture is { } architecture ? [new Tag(Architecture, architecture)] : Array.Empty<Tag>(),
        .. inSeries ? [new Tag(Retention, Series)] : Array.Empty<Tag>(),

        // The user's own, by which costs are told apart.
        .. node.Instance.Tags.AsTags().Where(t => t.Key != "Name" && !t.Key.StartsWith("amscluster:", StringComparison.Ordinal) && !t.Key.StartsWith("aws:", StringComparison.Ordinal)),
    ];

    /// <summary>A kind as a tag says it.</summary>
    public static string Word(BackupKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The backup that a snapshot is.</summary>
    public static DatabaseBackup Read(Ec2.Snapshot snapshot, string region) => new()
    {
        ClusterName = Value(snapshot, Ownership.ClusterTag) ?? "",
        Region = region,
        SnapshotId = snapshot.SnapshotId!,
        StartTime = snapshot.StartTime.InUtc() ?? default,
        State = snapshot.State ?? "unknown",
        Progress = snapshot.Progress,
        Kind = Enum.TryParse<BackupKind>(Value(snapshot, Kind), ignoreCase: true, out var kind) ? kind : BackupKind.Running,
        InSeries = Value(snapshot, Retention) == Series,
        VolumeGiB = snapshot.VolumeSize ?? 0,
        Encrypted = snapshot.Encrypted ?? false,
        VolumeId = snapshot.VolumeId,
    };

    /// <summary>A tag's value; null for none.</summary>
    public static string? Value(Ec2.Snapshot snapshot, string key) => snapshot.Tags.FirstOrDefault(t => t.Key == key)?.Value;
}
