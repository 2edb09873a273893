using AmsCluster.Aws;
using AmsCluster.Backups;
using AmsCluster.Execution;
using AmsCluster.Tests.Backups;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>The database's volume outlives its node, and goes with the cluster alone.</summary>
public sealed class DataVolumeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Mongo = "live-mongo";
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_node_that_was_terminated_is_replaced_by_one_with_the_same_volume()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var volume = await Data(deployment);
        var error = await Assert.ThrowsAsync<AwsException>(async () =>
            await deployment.Account.Send(Ec2Api.TerminateInstances(new() { InstanceIds = [(await deployment.Account.Instance(Mongo)).InstanceId!] })));
        Assert.Equal("OperationNotPermitted", error.Code);

        await deployment.Account.Terminate(Mongo);
        var (plan, writes) = await deployment.Change(Spec);

        Assert.DoesNotContain(plan.Changes, c => c.Kind == "volume");
        Assert.DoesNotContain("CreateVolume", writes);
        Assert.Equal(volume, await Data(deployment));
        Assert.Single(await deployment.Account.Volumes(), v => v.Tags.Has(new("amscluster:role", "mongo-data")));
        Assert.Equal(volume, (await deployment.Engine.Look("live")).Mongo!.DataVolumeId);
    }

    [EmulatorFact]
    public async Task Destroy_releases_the_protection_and_deletes_the_volume_after_the_node()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await emulator.ResetCalls();
        await deployment.Destroy("live");
        var order = (await deployment.Writes()).Where(w => w is "ModifyInstanceAttribute" or "TerminateInstances" or "DeleteVolume");
        Assert.Equal(["ModifyInstanceAttribute", "TerminateInstances", "DeleteVolume"], order);
        Assert.Empty(await deployment.Account.Left());

        // The token of the first volume brings back nothing that is deleted.
        await deployment.Apply(Spec);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task The_volume_of_a_node_that_is_gone_gets_a_last_backup_before_it_is_deleted()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var volume = await Data(deployment);
        await deployment.Account.Terminate(Mongo);
        var removal = await deployment.Engine.PrepareRemoval("live");
        Assert.True(removal.DeletesDatabase);
        var backup = await new BackupTaking(deployment.Aws, null, Deployment.Short).TakeLast(removal);
        Assert.Equal((volume, BackupKind.Running, "live"), (backup.VolumeId, backup.Kind, backup.ClusterName));
        await deployment.Engine.Apply(removal);
        Assert.Empty(await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_volume_that_was_deleted_is_made_anew_with_its_node()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Short with { Settling = TimeSpan.Zero });
        var volume = await Data(deployment);
        await deployment.Account.Terminate(Mongo);
        await deployment.Account.Send(Ec2Api.DeleteVolume(new() { VolumeId = volume }));
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(["instance", "volume", "volume attachment"], plan.Changes.Where(c => c.Action is ChangeAction.Create).Select(c => c.Kind).Order(StringComparer.Ordinal));
        Assert.NotEqual(volume, await Data(deployment));
    }

    [EmulatorFact]
    public async Task A_volume_that_is_lost_while_its_node_runs_needs_a_new_node()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Short with { Settling = TimeSpan.Zero });
        var node = await deployment.Account.Instance(Mongo);
        var volume = Account.DataDisk(node);
        await deployment.Account.Send(Ec2Api.DetachVolume(new() { VolumeId = volume, InstanceId = node.InstanceId }));
        await deployment.Account.Send(Ec2Api.DeleteVolume(new() { VolumeId = volume }));
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(ChangeAction.Replace, plan.Changes.Single(c => c.Kind == "instance").Action);
        Assert.Contains(plan.Findings, f => f.Code == "AmsMongoReplaced" && f.Message.Contains("data is lost", StringComparison.Ordinal));
        Assert.NotEqual(node.InstanceId, (await deployment.Account.Instance(Mongo)).InstanceId);
    }

    [EmulatorFact]
    public async Task A_volume_without_tags_is_not_taken_for_gone()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var volume = await Data(deployment);
        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [volume], Tags = [new("amscluster:role", null), new("amscluster:data", null)] }));
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(["Update volume live-mongo-data"], Deployment.Lines(plan));

        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [volume], Tags = [new("amscluster:cluster", null)] }));
        Assert.Contains((await deployment.Plan(Spec)).Findings, f => f is { Level: FindingLevel.Error, Code: "AmsNameTaken", Subject: "live-mongo-data" });
    }

    [EmulatorFact]
    public async Task Another_zone_is_refused_before_the_first_write()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec with { Network = Spec.Network with { NodeZones = ["ap-south-1b"] } }));
        Assert.Contains(error.Findings, f => f.Code == "AmsDataVolumeZone");
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_cluster_of_the_version_before_keeps_its_root_volume()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.MakeRootLayout(Mongo);
        var before = await deployment.Account.Instance(Mongo);

        Assert.Equal(Health.Healthy, (await deployment.Engine.Look("live")).Health);
        var (plan, writes) = await deployment.Change(Spec);
        Assert.Equal("update instance live-mongo: termination protection off → on", Assert.Single(plan.Changes).Sentence);
        Assert.Equal(["ModifyInstanceAttribute"], writes.Where(w => w != "PutParameter"));

        (plan, writes) = await deployment.Change(Spec with { Mongo = new() { VolumeGiB = 50 } });
        Assert.Equal(["Update instance live-mongo"], Deployment.Lines(plan));
        Assert.Contains("ModifyVolume", writes);
        var after = await deployment.Account.Instance(Mongo);
        Assert.Equal((before.InstanceId, Account.DataDisk(before)), (after.InstanceId, Account.DataDisk(after)));
        Assert.Null((await deployment.Engine.Look("live")).Mongo!.DataVolumeId);
        await deployment.Destroy("live");
        Assert.Empty(await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_replaced_node_of_the_version_before_gets_a_data_volume_and_the_plan_says_what_is_lost()
    {
        using var deployment = await Deployment.Of(emulator, Spec, Deployment.Short with { Settling = TimeSpan.Zero });
        await deployment.Account.MakeRootLayout(Mongo);
        var jammy = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0].ImageId;
        var (plan, _) = await deployment.Change(Spec with { Mongo = new() { ImageId = jammy } });
        Assert.Contains(plan.Findings, f => f.Code == "AmsMongoReplaced" && f.Message.Contains("data is lost", StringComparison.Ordinal));
        Assert.Contains("Create volume live-mongo-data", Deployment.Lines(plan));
        Assert.True(await deployment.Account.IsProtected(Mongo));
    }

    [EmulatorFact]
    public async Task Backup_and_restore_of_a_root_volume_work_as_before_and_fit_no_data_volume()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var data = await new BackupTaking(deployment.Aws, null, Deployment.Short).Take("live");
        await deployment.Account.MakeRootLayout(Mongo);
        await deployment.Apply(Spec);
        var root = Account.DataDisk(await deployment.Account.Instance(Mongo));
        var restoring = new DatabaseRestoring(deployment.Aws, null, Deployment.Short);
        Assert.Equal("AmsBackupLayout", (await Assert.ThrowsAnyAsync<AmsException>(() => restoring.Prepare("live", data.SnapshotId))).Code);

        var backup = await new BackupTaking(deployment.Aws, null, Deployment.Short).Take("live");
        Assert.Equal(root, backup.VolumeId);
        await emulator.Answer(new { where = "databases=", output = "databases=3\n", times = 10 });
        var done = await restoring.Restore(await restoring.Prepare("live", backup.SnapshotId));
        Assert.Equal(root, done.ReplacedVolumeId);
        var node = await deployment.Account.Instance(Mongo);
        Assert.Equal((done.VolumeId, true), (Account.DataDisk(node), node.BlockDeviceMappings[0].Ebs!.DeleteOnTermination));
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task A_destroy_during_an_unfinished_restore_leaves_no_volume_of_it()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var zone = (await deployment.Account.Instance(Mongo)).Placement!.AvailabilityZone!;
        await deployment.Account.Send(Ec2Api.CreateVolume(new()
        {
            AvailabilityZone = zone,
            Size = 30,
            TagSpecifications = new Tag[]
            {
                new("amscluster:cluster", "live"), new("amscluster:role", "mongo-data"), new("amscluster:restoring", "snap-1"),
            }.For("volume"),
        }));
        await deployment.AssertDone(Spec);
        await deployment.Destroy("live");
        Assert.Empty(await deployment.Account.Left());
    }

    static async Task<string> Data(Deployment deployment) => Account.DataDisk(await deployment.Account.Instance(Mongo));
}
