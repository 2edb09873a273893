using AmsCluster.Aws;

namespace AmsCluster.Backups;

/// <summary>The backups that are there, also those of clusters that are no more.</summary>
/// <param name="aws">The account and Region.</param>
public sealed class BackupList(AwsConnection aws)
{
    /// <summary>The backups of a cluster, newest first.</summary>
    /// <param name="cluster">The cluster; null for all of the Region.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<DatabaseBackup>> Read(string? cluster, CancellationToken stop = default)
    {
        var request = Ec2Api.DescribeSnapshots(new()
        {
            OwnerIds = ["self"],
            Filters = [Ec2Filter.Of($"tag:{Ownership.RoleTag}", BackupTags.Role), cluster is null ? Ec2Filter.Of("tag-key", Ownership.ClusterTag) : Ec2Filter.Of($"tag:{Ownership.ClusterTag}", cluster)],
        });
        var found = await aws.SendAll(request, r => r.Snapshots, stop);
        return [.. found.Select(s => BackupTags.Read(s, aws.Region)).OrderByDescending(b => b.StartTime).ThenBy(b => b.SnapshotId, StringComparer.Ordinal)];
    }

    /// <summary>The volumes that restores have replaced.</summary>
    /// <param name="cluster">The cluster; null for all of the Region.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<ReplacedVolume>> Volumes(string? cluster, CancellationToken stop = default)
    {
        var request = Ec2Api.DescribeVolumes(new()
        {
            Filters = [Ec2Filter.Of($"tag:{Ownership.RoleTag}", NodeVolumes.Replaced), cluster is null ? Ec2Filter.Of("tag-key", Ownership.ClusterTag) : Ec2Filter.Of($"tag:{Ownership.ClusterTag}", cluster)],
        });
        var found = await aws.SendAll(request, r => r.Volumes, stop);
        return [.. found.Select(v => new ReplacedVolume(v.Tags.First(t => t.Key == Ownership.ClusterTag).Value ?? "", v.VolumeId!, v.Size ?? 0, v.AvailabilityZone ?? "")).OrderBy(v => v.ClusterName, StringComparer.Ordinal).ThenBy(v => v.VolumeId, StringComparer.Ordinal)];
    }

    /// <summary>Those of a cluster with these ids.</summary>
    /// <exception cref="AmsException">One of them is not there, or is no backup of the cluster.</exception>
    public async Task<IReadOnlyList<DatabaseBackup>> Find(string? cluster, IReadOnlyCollection<string> ids, CancellationToken stop = default)
    {
        var all = (await Read(cluster, stop)).ToDictionary(b => b.SnapshotId, StringComparer.Ordinal);
        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => all.GetValueOrDefault(id) ?? throw NotThere(id, cluster))];
    }

    /// <summary>Deletes one. That it is gone already is no error.</summary>
    /// <exception cref="AwsException">AWS refuses, for example because an image is made of it.</exception>
    public async Task Delete(DatabaseBackup backup, CancellationToken stop = default)
    {
        try
        {
            await aws.Send(Ec2Api.DeleteSnapshot(new() { SnapshotId = backup.SnapshotId }), CancellationToken.None, between: stop);
        }
        catch (AwsException e) when (AwsCodes.NotFound(e))
        {
        }
    }

    AmsException NotThere(string id, string? cluster) => new("AmsBackupNotFound", $"There is no backup {id}{(cluster is null ? "" : $" of {cluster}")} in {aws.Region}.",
        $"Look at what there is with: amscluster backups{(cluster is null ? "" : $" {cluster}")}.");
}
