using AmsCluster.Aws;

namespace AmsCluster.Backups;

/// <summary>
/// Takes a backup of a cluster's database: an EBS snapshot of the volume that the database is on. It has everything of MongoDB, its
/// journal too, and a snapshot has it as it was at one moment; so it is good in any case, and with the lock it needs no recovery.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
public sealed class BackupTaking(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null)
{
    readonly IEngineEvents _events = events ?? NoEvents.Instance;
    readonly Patience _patience = patience ?? Patience.Default;
    readonly List<string> _notes = [];

    /// <summary>What there is to know of what was done: why the database was not locked, which old backups were deleted.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Takes one.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="retention">Which old ones of the same series go when it is completed; null to make it none of a series.</param>
    /// <param name="wait">Whether to wait until it is completed. It has its content in any case.</param>
    /// <param name="stop">Stops it between two calls. A lock that is held is given back.</param>
    /// <exception cref="AmsException">There is no such cluster or node, or AWS refuses, or the snapshot failed.</exception>
    public async Task<DatabaseBackup> Take(string cluster, Retention? retention = null, bool wait = true, CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.BackingUp, 0));
        return await Take(await DatabaseNode.Find(aws, cluster, stop), retention ?? new(), wait, stop);
    }

    /// <summary>Takes the last one of a database that is about to be removed, and waits until it is completed.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="stop">Stops it between two calls.</param>
    /// <exception cref="AmsException">It could not be taken. Nothing is removed by then.</exception>
    public async Task<DatabaseBackup> TakeLast(Operations.Work removal, CancellationToken stop = default)
    {
        var node = removal.Database ?? throw new ArgumentException("The removal deletes no database.", nameof(removal));
        _events.On(new EngineEvent.Phase(EngineEvent.BackingUp, 0));
        try
        {
            return await Take(node, new(), wait: true, stop);
        }
        catch (AmsException e) when (e.Code != Stopped)
        {
            throw new AmsException(e.Code, $"The last backup of the database could not be taken, so nothing was removed. {e.Message}", $"{e.Advice} To remove the cluster without a backup: amscluster destroy {node.Cluster} --no-backup.".TrimStart(), e.RequestId, e);
        }
    }

    const string Stopped = "AmsStopped";

    async Task<DatabaseBackup> Take(DatabaseNode node, Retention retention, bool wait, CancellationToken stop)
    {
        var snapshot = await Begin(node, retention.IsSeries, stop);
        if (wait) snapshot = await Completed(snapshot, node.Cluster, stop);
        if (retention.IsSeries) await Tidy(node.Cluster, retention, stop);
        return BackupTags.Read(snapshot, aws.Region);
    }

    async Task<Ec2.Snapshot> Begin(DatabaseNode node, bool inSeries, CancellationToken stop)
    {
        var volume = node.RequireVolume();
        if (node.IsStopped || node.IsGone) return await Create(node, volume, inSeries, stop);
        var held = new DatabaseLock(aws, _events, _patience, node);
        if (await held.Take(stop) is { } why)
        {
            _notes.Add($"The database was not locked: {why.TrimEnd('.')}. The backup is as after a power cut, which MongoDB starts from by its journal.");
            return await Create(node, volume, inSeries, stop);
        }

        Ec2.Snapshot snapshot;
        string? lost;
        try
        {
            snapshot = await Create(node, volume, inSeries, stop);
        }
        finally
        {
            lost = await held.Release();
        }

        if (lost is not null)
        {
            _notes.Add($"Whether the database was locked to the end is not known: {lost.TrimEnd('.')}. The backup counts as one that was taken while MongoDB ran.");
            return snapshot;
        }

        Tag[] locked = [new(BackupTags.Kind, BackupTags.Word(BackupKind.Locked))];
        await NewRun(node.Cluster, stop).Send(
            Ec2Api.CreateTags(new() { Resources = [snapshot.SnapshotId!], Tags = locked.ForEc2() }));
        snapshot.Tags = [.. snapshot.Tags.Where(t => t.Key != BackupTags.Kind), .. locked.ForEc2()];
        return snapshot;
    }

    // An answer that is lost leaves open whether there is one: a second would cost money and be in nobody's sight.
    async Task<Ec2.Snapshot> Create(DatabaseNode node, string volume, bool inSeries, CancellationToken stop)
    {
        var token = Guid.NewGuid().ToString("N");
        var request = Ec2Api.CreateSnapshot(new()
        {
            VolumeId = volume,
            Description = $"Database of AmsCluster cluster {node.Cluster}",
            TagSpecifications = BackupTags.Of(node, TimeProvider.System.GetUtcNow(), inSeries, token).For("snapshot"),
        });
        var doubts = new Doubts(_patience);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return (await aws.Send(request, CancellationToken.None, between: stop)).Snapshot;
            }
            catch (AwsException e) when (e.IsAmbiguous && doubts.MayGoOn())
            {
                if (await Made(token, stop) is { } made) return made;
            }
        }
    }

    async Task<Ec2.Snapshot?> Made(string token, CancellationToken stop)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var found = await NewRun("", stop).Send(Ec2Api.DescribeSnapshots(new() { OwnerIds = ["self"], Filters = [Ec2Filter.Of($"tag:{BackupTags.Token}", token)] }));
            if (found.Snapshots.Count > 0) return found.Snapshots[0];
            if (TimeProvider.System.GetElapsedTime(since) > _patience.Doubt) return null;
            await Task.Delay(_patience.FirstPause, stop);
        }
    }

    async Task<Ec2.Snapshot> Completed(Ec2.Snapshot snapshot, string cluster, CancellationToken stop)
    {
        var id = snapshot.SnapshotId!;
        var waiting = new Waiting($"backup {id} to be copied", _patience.Copying, _patience, _events, stop);
        try
        {
            while (true)
            {
                var now = (await NewRun(cluster, stop).Send(Ec2Api.DescribeSnapshots(new() { SnapshotIds = [id] }))).Snapshots.FirstOrDefault();
                if (now?.State == "completed") return now;
                if (now?.State == "error")
                    throw new AmsException("AmsBackupFailed", $"AWS could not copy backup {id} of {cluster}{(now.StateMessage is { Length: > 0 } why ? $": {why.TrimEnd('.')}" : "")}.", "Take another one. Where that fails too, look at the volume and its key in the EC2 console.");
                await waiting.AWhile(now?.Progress);
            }
        }
        catch (AmsException e) when (e.Code == "AmsTimeout")
        {
            throw new AmsException(e.Code, e.Message, $"AWS goes on copying it. Look at it with: amscluster backups {cluster}.", inner: e);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new AmsException(Stopped, $"Stopped. Backup {id} has begun, and AWS goes on copying it.", $"Look at it with: amscluster backups {cluster}.");
        }
    }

    async Task Tidy(string cluster, Retention retention, CancellationToken stop)
    {
        var list = new BackupList(aws);
        foreach (var old in retention.Old(await list.Read(cluster, stop), TimeProvider.System.GetUtcNow()))
        {
            try
            {
                await list.Delete(old, stop);
                _notes.Add($"Deleted the old backup {old.SnapshotId} of {old.StartTime.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
            }
            catch (AwsException e)
            {
                // The new one is good, and the next that is taken tries again.
                _notes.Add($"The old backup {old.SnapshotId} could not be deleted: {e.Message}");
            }
        }
    }

    Run NewRun(string cluster, CancellationToken stop) => new(aws, new() { Cluster = cluster }, _events, _patience, stop);
}
