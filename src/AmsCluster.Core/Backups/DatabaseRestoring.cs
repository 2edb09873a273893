using System.Globalization;
using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Resources;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Backups;

/// <summary>
/// Restores a cluster's database: the MongoDB node gets a fresh volume that is made of the backup, and keeps its address, so that all
/// nodes of the groups, those that run and those to come, find the restored database where the other was.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
public sealed class DatabaseRestoring(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null)
{
    // The start script of another machine's volume may have to run, and the journal be taken up.
    static readonly TimeSpan ProofLimit = TimeSpan.FromMinutes(20);

    readonly IEngineEvents _events = events ?? NoEvents.Instance;
    readonly Patience _patience = patience ?? Patience.Default;

    /// <summary>Looks what would be restored. Nothing is written.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="from">The id of a backup, or of a volume that an earlier restore replaced; null to go on with what was begun, else for the newest backup.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">There is no such cluster, node or backup, or it does not fit the node.</exception>
    public async Task<RestoreWork> Prepare(string cluster, string? from, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var node = await DatabaseNode.Find(aws, cluster, stop);
        var volumes = await NodeVolumes.Read(cluster, NewRun(cluster, stop));
        var begun = volumes.Select(NodeVolumes.SourceOf).FirstOrDefault(s => s is not null);
        var source = await Source(node, from ?? begun, volumes, stop);
        if (source.Architecture is { } architecture && node.Instance.Architecture is { } here && architecture != here)
            throw new AmsException("AmsBackupArchitecture", $"Backup {source.Id} is of a node with {architecture} processors; the MongoDB node of {cluster} has {here}, and would not start from it.", "Deploy a cluster whose mongo.instanceType is of that kind, and restore into it.");
        if (source.IsData != node.UsesDataVolume) throw OtherLayout(source, node);
        return new(node, source, begun == source.Id, aws.Region);
    }

    // One is a whole disk that a machine starts from, the other only MongoDB's files.
    static AmsException OtherLayout(RestoreSource source, DatabaseNode node) => node.UsesDataVolume
        ? new("AmsBackupLayout", $"{source.Id} is the root volume of a MongoDB node; the node of {node.Cluster} has its database on a data volume.",
            "Choose a backup of a data volume with --from, or copy the files of this one: docs/backup.md, 'Move an existing cluster to a data volume'.")
        : new("AmsBackupLayout", $"{source.Id} is a data volume; the MongoDB node of {node.Cluster} has its database on its root volume.",
            "Choose a backup of a root volume with --from, or move the cluster to a data volume first: docs/backup.md, 'Move an existing cluster to a data volume'.");

    /// <summary>Restores. Cut short anywhere, the same again goes on.</summary>
    /// <exception cref="AmsException">It could not be done; what was the database before is kept in any case.</exception>
    public async Task<DatabaseRestore> Restore(RestoreWork work, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Restoring, 0));
        try
        {
            await using var lease = await Lease.Take(aws, work.Cluster, "restore", _patience, _events, stop);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
            var run = NewRun(work.Cluster, either.Token);

            // Another run may have been at the node since it was looked at.
            var node = await DatabaseNode.Find(aws, work.Cluster, either.Token);
            if (node.InstanceId != work.Node.InstanceId) throw new OutdatedException(work.Cluster, "it has made a new MongoDB node");
            var (volume, replaced) = await new VolumeChange(node, work.Source, run).Carry();
            var databases = await Proof(node, volume, replaced, run);
            await run.Send(
                Ec2Api.DeleteTags(new() { Resources = [volume], Tags = [new(NodeVolumes.Restoring, null)] }));
            return new(work.Cluster, aws.Region, work.Source.Id, node.InstanceId, volume, replaced, databases);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new AmsException("AmsStopped", $"Stopped. The restore of the database of {work.Cluster} is not finished, and MongoDB may be stopped.", $"Finish it with: amscluster restore {work.Cluster}.");
        }
        catch (OperationCanceledException)
        {
            throw new OutdatedException(work.Cluster, "it took this one for dead");
        }
    }

    async Task<RestoreSource> Source(DatabaseNode node, string? id, IReadOnlyList<Ec2.Volume> volumes, CancellationToken stop)
    {
        if (id is not null && RestoreSource.IsVolume(id))
        {
            return volumes.FirstOrDefault(v => v.VolumeId == id) is { } volume && volume.AvailabilityZone == node.Zone ? new(id, null, null, NodeVolumes.IsData(volume))
                : throw new AmsException("AmsBackupNotFound", $"Volume {id} is not one that a restore of {node.Cluster} has replaced, or it is in another zone than the node.", $"Look at what there is with: amscluster backups {node.Cluster}.");
        }

        id ??= (await new BackupList(aws).Read(node.Cluster, stop)).FirstOrDefault(b => b.State == "completed")?.SnapshotId
            ?? throw new AmsException("AmsBackupNotFound", $"There is no completed backup of {node.Cluster} in {aws.Region}.", "Name one of another cluster with --from, or look at what there is with: amscluster backups.");
        return await Snapshot(id, stop);
    }

    async Task<RestoreSource> Snapshot(string id, CancellationToken stop)
    {
        var answer = await aws.SendOrNull(Ec2Api.DescribeSnapshots(new() { SnapshotIds = [id] }), e => AwsCodes.NotFound(e) || e.Code is "InvalidSnapshotID.Malformed" or "InvalidParameterValue", stop);
        if (answer?.Snapshots is not [var snapshot])
            throw new AmsException("AmsBackupNotFound", $"There is no backup {id} in {aws.Region}.", "Look at what there is with: amscluster backups.");
        var backup = BackupTags.Read(snapshot, aws.Region);
        if (backup.ClusterName.Length == 0 || BackupTags.Value(snapshot, Ownership.RoleTag) != BackupTags.Role)
            throw new AmsException("AmsBackupNotFound", $"Snapshot {id} is no backup of a cluster's database: it does not bear the tags of one.", $"If it is a copy of one, put its tags on: {Ownership.ClusterTag} and {Ownership.RoleTag}={BackupTags.Role}.");
        if (backup.State != "completed")
            throw new AmsException("AmsBackupNotCompleted", $"Backup {id} is {backup.State}{(backup.State == "pending" ? $", {backup.Progress}" : "")}, and cannot be restored.", "Wait until it is completed, or choose another one.");
        return new(id, backup, BackupTags.Value(snapshot, BackupTags.Architecture), snapshot.Tags.Has(DataVolume.LayoutTag));
    }

    // Running is not enough: MongoDB has to answer, with the password that the nodes have, and to read its databases.
    async Task<int> Proof(DatabaseNode node, string volume, string? replaced, Run run)
    {
        var script = DatabaseProofScript.For(aws.Region, node.Password);
        var waiting = new Waiting($"the agent of {node.InstanceId} to take a command", _patience.Going, _patience, _events, run.Stop);
        try
        {
            while (true)
            {
                try
                {
                    var end = await new NodeCommand(aws, _events, _patience).Run(node.InstanceId, script, $"AmsCluster {node.Cluster}: prove the restored database", run.Stop, ProofLimit);
                    return end.IsSuccess ? Databases(end.Output) : throw end.Failed("");
                }
                catch (AwsException e) when (e.Code == "InvalidInstanceId")
                {
                    // It has just been started.
                    await waiting.AWhile(e.Message, e);
                }
            }
        }
        catch (AmsException e)
        {
            throw new AmsException(e is AwsException ? e.Code : "AmsRestoreNotProven", $"The MongoDB node of {node.Cluster} runs on the restored volume {volume}, but it could not be proven that the database is good. {e.Message}",
                $"Look at it, and run the same command again, which tries once more.{(replaced is null ? "" : $" To go back to what was there before: amscluster restore {node.Cluster} --from {replaced}.")}", e.RequestId, e);
        }
    }

    static int Databases(string output) => output.Split('\n').Select(l => l.Trim().Split('=')).Where(p => p is ["databases", _])
        .Select(p => int.TryParse(p[1], CultureInfo.InvariantCulture, out var count) ? count : 0).LastOrDefault();

    Run NewRun(string cluster, CancellationToken stop) => new(aws, new() { Cluster = cluster }, _events, _patience, stop);
}
