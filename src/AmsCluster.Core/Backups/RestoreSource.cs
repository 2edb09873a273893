namespace AmsCluster.Backups;

/// <summary>What is restored: a backup, or the volume that an earlier restore replaced, which is the way back from that.</summary>
/// <param name="Id">The id of the snapshot or of the volume.</param>
/// <param name="Backup">The backup; null for a volume.</param>
/// <param name="Architecture">The processor architecture that it starts on; null where that is not noted.</param>
/// <param name="IsData">Whether it is of a data volume, not of a root volume.</param>
internal sealed record RestoreSource(string Id, DatabaseBackup? Backup, string? Architecture, bool IsData)
{
    /// <summary>Whether an id is that of a volume.</summary>
    public static bool IsVolume(string id) => id.StartsWith("vol-", StringComparison.Ordinal);

    /// <summary>What it is, for people.</summary>
    public string Told => Backup is null ? $"volume {Id}, which an earlier restore had replaced"
        : $"backup {Id} of {Backup.ClusterName}, {Backup.StartTime.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
}
