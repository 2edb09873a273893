namespace AmsCluster.Cli.Json;

/// <summary>What backup prints.</summary>
internal sealed record BackupDocument(DatabaseBackup Backup, IReadOnlyList<string> Notes);

/// <summary>What backups prints: those that are there, or that were deleted.</summary>
internal sealed record BackupListDocument(string Region, IReadOnlyList<DatabaseBackup> Backups, IReadOnlyList<ReplacedVolume> ReplacedVolumes);
