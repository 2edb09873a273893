using AmsCluster.Backups;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Backups;

/// <summary>Backups of a database: taken, listed, deleted, and what goes wrong with them.</summary>
public sealed class BackupTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(8);

    [EmulatorFact]
    public async Task A_backup_is_a_snapshot_of_the_locked_database_with_all_there_is_to_know_in_its_tags()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Tags = new Dictionary<string, string> { ["team"] = "video" } });
        var node = await deployment.Account.Instance($"{Spec.Name}-mongo");
        var heard = new Heard();
        var taking = new BackupTaking(deployment.Aws, heard, Deployment.Short);

        await emulator.Copying(4);
        var backup = await taking.Take(Spec.Name);

        Assert.Equal((Spec.Name, "completed", BackupKind.Locked, false, true), (backup.ClusterName, backup.State, backup.Kind, backup.InSeries, backup.Encrypted));
        Assert.Empty(taking.Notes);
        Assert.Contains($"backup {backup.SnapshotId} to be copied: 60%", heard.Waits);
        var snapshot = Assert.Single((await deployment.Account.Send(Ec2Api.DescribeSnapshots(new() { SnapshotIds = [backup.SnapshotId] }))).Snapshots);
        Assert.Equal(Account.DataDisk(node), snapshot.VolumeId);
        var tags = snapshot.Tags.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal((Spec.Name, "backup", "locked", "video", "volume"), (tags["amscluster:cluster"], tags["amscluster:role"], tags["amscluster:kind"], tags["team"], tags["amscluster:data"]));
        Assert.DoesNotContain("amscluster:architecture", tags.Keys);
        Assert.Matches($@"^{Spec.Name}-mongo 2\d\d\d-\d\d-\d\d \d\d:\d\d:\d\d$", tags["Name"]);
        Assert.Equal(["CreateSnapshot", "CreateTags"], (await deployment.Writes()).TakeLast(3).Where(w => w != "SendCommand"));
        var commands = await emulator.Commands();
        Assert.Equal(2, commands.Count);
        Assert.Contains($"parameter='/amscluster/{Spec.Name}/mongo-password'", commands[0], StringComparison.Ordinal);
        await deployment.AssertDone(Spec with { Tags = new Dictionary<string, string> { ["team"] = "video" } });
    }

    [EmulatorFact]
    public async Task Where_the_lock_cannot_be_had_it_is_taken_all_the_same_and_said_so()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await emulator.Answer(new { where = "fsync: 1", exit_code = 3, error = "MongoDB did not take the lock: not authorized on admin to execute command\n" });
        var taking = Taking(deployment);
        Assert.Equal(BackupKind.Running, (await taking.Take(Spec.Name)).Kind);
        Assert.Contains("not authorized", Assert.Single(taking.Notes), StringComparison.Ordinal);
        Assert.Single(await emulator.Commands());

        await emulator.NoAgents();
        taking = Taking(deployment);
        Assert.Equal(BackupKind.Running, (await taking.Take(Spec.Name)).Kind);
        Assert.Contains("The database was not locked", Assert.Single(taking.Notes), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_lock_that_was_lost_meanwhile_does_not_count()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await emulator.Answer(new { where = "let go before", exit_code = 6, error = "the lock was let go before\n" });
        var taking = Taking(deployment);
        Assert.Equal(BackupKind.Running, (await taking.Take(Spec.Name)).Kind);
        Assert.Contains("the lock was let go before", Assert.Single(taking.Notes), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task The_lock_is_given_back_when_the_snapshot_is_refused_and_when_it_is_stopped()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        void Refuse(AmsCluster.Aws.AwsCall call)
        {
            // The lock is had by then, and the snapshot is refused.
            if (call.Operation == "GetCommandInvocation") emulator.FaultsFrom(1, "denied").GetAwaiter().GetResult();
            if (call.Operation == "CreateSnapshot") emulator.NoFaults().GetAwaiter().GetResult();
        }

        deployment.Aws.Called += Refuse;
        var refused = await Assert.ThrowsAnyAsync<AmsException>(() => Taking(deployment).Take(Spec.Name));
        deployment.Aws.Called -= Refuse;
        await emulator.NoFaults();
        Assert.Equal("UnauthorizedOperation", refused.Code);
        Assert.Empty(await List(deployment));
        Assert.Equal("database-release", Operation(await emulator.Commands()));

        using var stop = new CancellationTokenSource();
        var heard = new Heard { On = wait => { if (wait.Contains("to be copied", StringComparison.Ordinal)) stop.Cancel(); } };
        await emulator.Copying(1000);
        var stopped = await Assert.ThrowsAsync<AmsException>(() => new BackupTaking(deployment.Aws, heard, Deployment.Short).Take(Spec.Name, stop: stop.Token));
        var backup = Assert.Single(await List(deployment));
        Assert.Equal(("AmsStopped", BackupKind.Locked), (stopped.Code, backup.Kind));
        Assert.Contains(backup.SnapshotId, stopped.Message, StringComparison.Ordinal);
        Assert.Equal("database-release", Operation(await emulator.Commands()));
        Assert.Equal(4, (await emulator.Commands()).Count);
    }

    [EmulatorFact]
    public async Task A_stopped_node_needs_no_lock()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(Ec2Api.StopInstances(new() { InstanceIds = [(await deployment.Account.Instance($"{Spec.Name}-mongo")).InstanceId!] }));
        Assert.Equal(BackupKind.Stopped, (await Taking(deployment).Take(Spec.Name)).Kind);
        Assert.Empty(await emulator.Commands());
    }

    [EmulatorFact]
    public async Task A_snapshot_that_fails_or_takes_too_long_is_told_with_what_to_do()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await emulator.Copying(2, "error");
        var failed = await Assert.ThrowsAsync<AmsException>(() => Taking(deployment).Take(Spec.Name));
        Assert.Equal("AmsBackupFailed", failed.Code);
        Assert.Contains("Given key ID is not accessible", failed.Message, StringComparison.Ordinal);

        await emulator.Copying(1000);
        var late = await Assert.ThrowsAsync<AmsException>(() =>
            new BackupTaking(deployment.Aws, null, Deployment.Short with { Copying = TimeSpan.FromMilliseconds(200) }).Take(Spec.Name));
        Assert.Equal("AmsTimeout", late.Code);
        Assert.Contains("amscluster backups", late.Advice, StringComparison.Ordinal);
        Assert.Equal("pending", (await Taking(deployment).Take(Spec.Name, wait: false)).State);
    }

    [EmulatorFact]
    public async Task A_snapshot_whose_answer_is_lost_is_found_and_not_made_twice()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Long);
        for (var seed = 0; seed < 6; seed++)
        {
            await emulator.Faults(0.3, seed, "lost", "late500");
            await new BackupTaking(deployment.Aws, null, Deployment.Long).Take(Spec.Name, wait: false);
            await emulator.NoFaults();
        }

        Assert.Equal(6, (await List(deployment)).Count);
    }

    [EmulatorFact]
    public async Task Of_a_series_the_newest_stay_and_what_is_none_stays_too()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var own = await Taking(deployment).Take(Spec.Name);
        List<string> ids = [];
        for (var i = 0; i < 4; i++)
        {
            // The emulator tells EC2's times in whole seconds.
            await Task.Delay(1100);
            ids.Insert(0, (await Taking(deployment).Take(Spec.Name, new Retention(Keep: 2))).SnapshotId);
        }

        Assert.Equal([.. ids[..2], own.SnapshotId], (await List(deployment)).Select(b => b.SnapshotId));
        await emulator.Copying(1, "error");
        await Assert.ThrowsAsync<AmsException>(() => Taking(deployment).Take(Spec.Name, new Retention(Keep: 1)));
        Assert.Equal(4, (await List(deployment)).Count);
    }

    [EmulatorFact]
    public async Task Backups_outlive_their_cluster_and_are_deleted_by_their_id_only()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var foreign = await deployment.Account.Send(Ec2Api.CreateSnapshot(new() { VolumeId = (await deployment.Account.Volumes())[0].VolumeId! }));
        var removal = await deployment.Engine.PrepareRemoval(Spec.Name);
        Assert.True(removal.DeletesDatabase);
        var last = await Taking(deployment).TakeLast(removal);
        await deployment.Engine.Apply(removal);
        Assert.Equal([], await deployment.Account.Left());

        var list = new BackupList(deployment.Aws);
        Assert.Equal(last.SnapshotId, Assert.Single(await list.Read(null)).SnapshotId);
        Assert.Equal("AmsBackupNotFound", (await Assert.ThrowsAsync<AmsException>(() => list.Find(Spec.Name, [foreign.Snapshot.SnapshotId]))).Code);
        Assert.Equal("AmsBackupNotFound", (await Assert.ThrowsAsync<AmsException>(() => list.Find("other", [last.SnapshotId]))).Code);
        await list.Delete((await list.Find(null, [last.SnapshotId]))[0]);
        await list.Delete(last);
        Assert.Empty(await list.Read(null));
    }

    [EmulatorFact]
    public async Task A_last_backup_that_fails_stops_the_removal_before_the_first_delete()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var removal = await deployment.Engine.PrepareRemoval(Spec.Name);
        await emulator.Copying(1, "error");
        var failed = await Assert.ThrowsAsync<AmsException>(() => Taking(deployment).TakeLast(removal));
        Assert.Equal("AmsBackupFailed", failed.Code);
        Assert.Contains("nothing was removed", failed.Message, StringComparison.Ordinal);
        Assert.Contains("--no-backup", failed.Advice, StringComparison.Ordinal);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task Where_there_is_no_database_of_the_clusters_that_is_said()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Mongo = new() { Uri = "mongodb://u:p@db.example.com:27017" } });
        Assert.Equal("AmsDatabaseNotOurs", (await Assert.ThrowsAsync<AmsException>(() => Taking(deployment).Take(Spec.Name))).Code);
        Assert.Equal("AmsClusterNotFound", (await Assert.ThrowsAsync<AmsException>(() => Taking(deployment).Take("nobody"))).Code);
        Assert.False((await deployment.Engine.PrepareRemoval(Spec.Name)).DeletesDatabase);
    }

    static BackupTaking Taking(Deployment deployment) => new(deployment.Aws, null, Deployment.Short);

    static Task<IReadOnlyList<DatabaseBackup>> List(Deployment deployment) => new BackupList(deployment.Aws).Read(Spec.Name);

    static string Operation(IReadOnlyList<string> commands) => commands[^1].Contains("touch \"$place/release\"", StringComparison.Ordinal) ? "database-release" : "another";
}

/// <summary>Hears what is waited for.</summary>
internal sealed class Heard : IEngineEvents
{
    public List<string> Waits { get; } = [];

    public Action<string>? On { get; init; }

    void IEngineEvents.On(EngineEvent e)
    {
        if (e is not EngineEvent.Waiting waiting) return;
        lock (Waits) Waits.Add($"{waiting.What}: {waiting.Last}");
        On?.Invoke(waiting.What);
    }
}
