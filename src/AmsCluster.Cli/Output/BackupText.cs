namespace AmsCluster.Cli.Output;

/// <summary>Backups for people.</summary>
internal static class BackupText
{
    public static IEnumerable<Line> Taken(DatabaseBackup backup, IReadOnlyList<string> notes) => notes.Select(n => new Line(("note: ", Tone.Warning), (n, Tone.Plain)))
        .Append(new Line(("backup ", Tone.Good), (backup.SnapshotId, Tone.Strong), ($" of {backup.ClusterName} as of {Time(backup)}: {Facts(backup)}", Tone.Plain)));

    public static IEnumerable<Line> List(string region, string? cluster, IReadOnlyList<DatabaseBackup> backups, IReadOnlyList<ReplacedVolume> volumes)
    {
        if (backups.Count == 0) yield return $"There are no backups{(cluster is null ? "" : $" of {cluster}")} in {region}.";
        var width = backups.Select(b => b.ClusterName.Length).DefaultIfEmpty(0).Max();
        foreach (var b in backups)
            yield return new((b.ClusterName.PadRight(width), Tone.Strong), ($"  {b.SnapshotId.PadRight(22)}  {Time(b)}  ", Tone.Plain), (b.State, b.State switch { "completed" => Tone.Good, "error" => Tone.Bad, _ => Tone.Warning }), ($"  {Facts(b)}", Tone.Plain));
        foreach (var v in volumes)
            yield return $"{v.ClusterName}: volume {v.VolumeId}, {v.VolumeGiB} GiB, was replaced by a restore and is kept. Back to it: amscluster restore {v.ClusterName} --from {v.VolumeId}. To delete it: aws ec2 delete-volume --volume-id {v.VolumeId}";
    }

    public static IEnumerable<Line> Restored(DatabaseRestore done)
    {
        yield return new(("restored ", Tone.Good), (done.ClusterName, Tone.Strong), ($" from {done.Source}: MongoDB node {done.InstanceId} answers on volume {done.VolumeId}, with {done.Databases} databases.", Tone.Plain));
        if (done.ReplacedVolumeId is not { } old) yield break;
        yield return $"What was there before is on volume {old}, which is kept. Back to it: amscluster restore {done.ClusterName} --from {old}";
        yield return $"When it is not needed any more: aws ec2 delete-volume --volume-id {old}";
    }

    /// <summary>What stays when a cluster goes.</summary>
    public static IEnumerable<Line> Left(string cluster, IReadOnlyList<DatabaseBackup> backups, IReadOnlyList<ReplacedVolume> volumes)
    {
        if (backups.Count > 0)
        {
            yield return $"{backups.Count} {(backups.Count == 1 ? "backup" : "backups")} of its database stay: {string.Join(", ", backups.Take(3).Select(b => b.SnapshotId))}{(backups.Count > 3 ? ", …" : "")}. Look at them with: amscluster backups {cluster}. "
                + $"To delete one: amscluster backups {cluster} --delete {backups[0].SnapshotId}";
        }

        foreach (var v in volumes) yield return $"Volume {v.VolumeId}, which a restore had replaced, stays. To delete it: aws ec2 delete-volume --volume-id {v.VolumeId}";
    }

    static string Time(DatabaseBackup backup) => $"{backup.StartTime.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";

    static string Facts(DatabaseBackup backup) => string.Join(", ", new[]
    {
        backup.State == "completed" ? null : $"{backup.State}, {backup.Progress}",
        backup.Kind switch { BackupKind.Locked => "database locked", BackupKind.Stopped => "node stopped", _ => "taken while MongoDB ran" },
        $"{backup.VolumeGiB} GiB",
        backup.Encrypted ? "encrypted" : "not encrypted",
        backup.InSeries ? "of a series" : null,
    }.OfType<string>());
}
