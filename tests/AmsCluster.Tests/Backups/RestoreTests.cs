using AmsCluster.Backups;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Backups;

/// <summary>Restores: another volume under the same node, at the same address, and the way back.</summary>
public sealed class RestoreTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(8);
    static readonly object Proven = new { where = "databases=", output = "databases=3\n", times = 100 };

    [EmulatorFact]
    public async Task The_node_gets_a_volume_of_the_backup_and_keeps_all_else_so_that_nothing_is_left_to_apply()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var before = await Node(deployment);
        var backup = await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name);
        await emulator.Answer(Proven);

        var done = await Restore(deployment);

        var after = await Node(deployment);
        Assert.Equal((before.InstanceId, before.PrivateIpAddress, "running"), (after.InstanceId, after.PrivateIpAddress, after.State!.Name.Value));
        Assert.Equal((backup.SnapshotId, Disk(after), Disk(before), 3), (done.Source, done.VolumeId, done.ReplacedVolumeId, done.Databases));
        Assert.NotEqual(Disk(before), Disk(after));
        Assert.False(after.BlockDeviceMappings.Single(m => m.DeviceName == "/dev/sdf").Ebs!.DeleteOnTermination);
        var volumes = (await deployment.Account.Volumes()).ToDictionary(v => v.VolumeId!);
        Assert.Equal((backup.SnapshotId, true, "gp3"), (volumes[Disk(after)].SnapshotId, volumes[Disk(after)].Encrypted, volumes[Disk(after)].VolumeType));
        Assert.Equal("available", volumes[Disk(before)].State);
        await deployment.AssertDone(Spec);
        Assert.Equal([Disk(before)], (await new BackupList(deployment.Aws).Volumes(Spec.Name)).Select(v => v.VolumeId));
        Assert.Contains("/amscluster/", (await emulator.Commands())[^1], StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task The_volume_that_was_replaced_is_the_way_back_and_a_later_restore_of_the_same_backup_begins_anew()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var first = Disk(await Node(deployment));
        await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name);
        await emulator.Answer(Proven);
        var there = await Restore(deployment);
        var back = await Restore(deployment, first);
        Assert.Equal((first, there.VolumeId), (Disk(await Node(deployment)), back.ReplacedVolumeId));
        await deployment.AssertDone(Spec);
        var again = await Restore(deployment);
        Assert.DoesNotContain(again.VolumeId, new[] { first, there.VolumeId });
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task Stopped_after_any_call_the_same_again_finishes_it_and_the_old_volume_is_there_all_along()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Long);
        await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name);
        for (var calls = 1; ; calls++)
        {
            await emulator.Answer(Proven);
            var old = Disk(await Node(deployment));
            using var stop = new CancellationTokenSource();
            var left = calls;
            void Count(AmsCluster.Aws.AwsCall call)
            {
                if (!call.Operation.StartsWith("Get", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0) stop.Cancel();
            }

            deployment.Aws.Called += Count;
            var error = await Record.ExceptionAsync(() => Restore(deployment, stop: stop.Token));
            deployment.Aws.Called -= Count;
            Assert.Contains(await deployment.Account.Volumes(), v => v.VolumeId == old);
            if (error is null) break;
            Assert.True(error is OperationCanceledException or AmsException { Code: "AmsStopped" or "AmsRestoreNotProven" }, error.ToString());

            await emulator.Answer(Proven);
            var done = await Restore(deployment);
            Assert.Equal(done.VolumeId, Disk(await Node(deployment)));
            Assert.Equal("running", (await Node(deployment)).State!.Name);
            await deployment.AssertDone(Spec);
            Assert.Contains(await deployment.Account.Volumes(), v => v.VolumeId == old);
        }
    }

    [EmulatorFact]
    public async Task What_cannot_be_proven_is_said_with_both_ways_on()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var old = Disk(await Node(deployment));
        await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name);
        await emulator.Answer(new { where = "databases=", exit_code = 3, error = "mongod does not answer: connection refused\n" });
        var error = await Assert.ThrowsAsync<AmsException>(() => Restore(deployment));
        Assert.Equal("AmsRestoreNotProven", error.Code);
        Assert.Contains("connection refused", error.Message, StringComparison.Ordinal);
        Assert.Contains($"--from {old}", error.Advice, StringComparison.Ordinal);

        var began = Disk(await Node(deployment));
        await emulator.Answer(Proven);
        Assert.True((await new DatabaseRestoring(deployment.Aws, null, Deployment.Short).Prepare(Spec.Name, null)).GoesOn);
        var back = await Restore(deployment, old);
        Assert.Equal((old, began), (Disk(await Node(deployment)), back.ReplacedVolumeId));
        await deployment.AssertDone(Spec);
        Assert.Equal([began], (await new BackupList(deployment.Aws).Volumes(Spec.Name)).Select(v => v.VolumeId));
    }

    [EmulatorFact]
    public async Task Faults_on_the_way_do_no_harm()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Long);
        await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name);
        for (var seed = 0; seed < 5; seed++)
        {
            await emulator.Answer(Proven);
            await emulator.Faults(0.2, seed, "lost", "late500", "throttle", "503");
            var error = await Record.ExceptionAsync(() => new DatabaseRestoring(deployment.Aws, null, Deployment.Long).Prepare(Spec.Name, null).ContinueWith(
                w => new DatabaseRestoring(deployment.Aws, null, Deployment.Long).Restore(w.Result), TaskScheduler.Default).Unwrap());
            await emulator.NoFaults();
            if (error is not null) await Restore(deployment);
            await deployment.AssertDone(Spec);
        }
    }

    [EmulatorFact]
    public async Task A_cluster_that_was_lost_whole_gets_its_data_back()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var removal = await deployment.Engine.PrepareRemoval(Spec.Name);
        var last = await new BackupTaking(deployment.Aws, null, Deployment.Short).TakeLast(removal);
        await deployment.Engine.Apply(removal);
        await deployment.Apply(Spec);
        await emulator.Answer(Proven);
        Assert.Equal(last.SnapshotId, (await Restore(deployment)).Source);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task What_cannot_be_restored_is_refused_before_the_first_write()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        Assert.Equal("AmsBackupNotFound", await Refusal(deployment, null));
        Assert.Equal("AmsBackupNotFound", await Refusal(deployment, "snap-0123456789abcdef0"));
        Assert.Equal("AmsBackupNotFound", await Refusal(deployment, "latest"));
        var volume = Disk(await Node(deployment));
        Assert.Equal("AmsBackupNotFound", await Refusal(deployment, volume));
        Assert.Equal("AmsBackupNotFound", await Refusal(deployment, (await deployment.Account.Send(Ec2Api.CreateSnapshot(new() { VolumeId = volume }))).Snapshot.SnapshotId));
        await emulator.Copying(1000);
        Assert.Equal("AmsBackupNotCompleted", await Refusal(deployment, (await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name, wait: false)).SnapshotId));
        await emulator.Copying(0);
        var good = (await new BackupTaking(deployment.Aws, null, Deployment.Short).Take(Spec.Name)).SnapshotId;
        await deployment.Account.Send(Ec2Api.CreateTags(new() { Resources = [good], Tags = [new("amscluster:architecture", "arm64")] }));
        Assert.Equal("AmsBackupArchitecture", await Refusal(deployment, good));
        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [good], Tags = [new("amscluster:architecture", null), new("amscluster:data", null)] }));
        Assert.Equal("AmsBackupLayout", await Refusal(deployment, good));
        await deployment.Account.Terminate($"{Spec.Name}-mongo");
        Assert.Equal("AmsDatabaseNotThere", await Refusal(deployment, good));
    }

    static async Task<string> Refusal(Deployment deployment, string? from) =>
        (await Assert.ThrowsAnyAsync<AmsException>(() => new DatabaseRestoring(deployment.Aws, null, Deployment.Short).Prepare(Spec.Name, from))).Code;

    static async Task<DatabaseRestore> Restore(Deployment deployment, string? from = null, CancellationToken stop = default)
    {
        var restoring = new DatabaseRestoring(deployment.Aws, null, Deployment.Short);
        return await restoring.Restore(await restoring.Prepare(Spec.Name, from, stop), stop);
    }

    static Task<Ec2.Instance> Node(Deployment deployment) => deployment.Account.Instance($"{Spec.Name}-mongo");

    static string Disk(Ec2.Instance node) => Account.DataDisk(node);
}
