using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>The MongoDB node holds the cluster's data: it is changed in place where that can be, and the plan says when it cannot.</summary>
public sealed class MongoChangeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    static ClusterSpec With(MongoSpec mongo) => Spec with { Mongo = mongo };

    [EmulatorFact]
    public async Task Another_instance_type_keeps_the_instance_its_volume_and_its_address()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var before = await deployment.Account.Instance("live-mongo");
        var (plan, writes) = await deployment.Change(With(new() { InstanceType = "m5.2xlarge" }));
        Assert.Equal(["Update instance live-mongo"], Deployment.Lines(plan));
        Assert.Equal(["StopInstances", "ModifyInstanceAttribute", "StartInstances", "PutParameter"], writes);
        Assert.DoesNotContain(plan.Findings, f => f.Message.Contains("lost", StringComparison.Ordinal));
        var after = await deployment.Account.Instance("live-mongo");
        Assert.Equal((before.InstanceId, before.PrivateIpAddress, before.BlockDeviceMappings[0].Ebs!.VolumeId, "m5.2xlarge", "running"),
            (after.InstanceId, after.PrivateIpAddress, after.BlockDeviceMappings[0].Ebs!.VolumeId, after.InstanceType.Value, after.State!.Name.Value));
    }

    [EmulatorFact]
    public async Task The_volume_grows_in_place_and_shrinking_is_refused_before_any_write()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (_, writes) = await deployment.Change(With(new() { VolumeGiB = 50 }));
        Assert.Equal(["ModifyVolume", "PutParameter"], writes);
        Assert.Contains(await deployment.Account.Volumes(), v => v.Size == 50);

        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(With(new() { VolumeGiB = 40 })));
        Assert.Equal("mongo.volumeGiB", error.Findings.Single(f => f.Level == FindingLevel.Error).Subject);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_node_keeps_the_data_volume_and_the_private_address(bool image)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var before = await deployment.Account.Instance("live-mongo");
        var jammy = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0].ImageId;
        var (plan, _) = await deployment.Change(With(image ? new() { ImageId = jammy } : new() { Auth = false }));
        Assert.Equal(ChangeAction.Replace, plan.Changes.Single(c => c.Kind == "instance").Action);
        Assert.Contains(image ? jammy! : "auth", plan.Changes.Single(c => c.Kind == "instance").Reason, StringComparison.Ordinal);
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Warning, Code: "AmsMongoReplaced" } && f.Message.Contains("data is kept", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Changes, c => c.Kind == "volume");

        // Nodes log in with another password, or with none. Another image changes nothing for them.
        string[] changed = image ? [] : ["live-edge", "live-origin"];
        Assert.Equal(changed, plan.Changes.Where(c => c.Kind == "launch template").Select(c => c.Name).Order());
        Assert.Equal(changed, plan.Findings.Where(f => f.Code == "AmsNodesNotReplaced").Select(f => f.Subject).Order());

        var after = await deployment.Account.Instance("live-mongo");
        Assert.NotEqual(before.InstanceId, after.InstanceId);
        Assert.Equal(before.PrivateIpAddress, after.PrivateIpAddress);
        Assert.Equal(Account.DataDisk(before), Account.DataDisk(after));
        Assert.True(await deployment.Account.IsProtected("live-mongo"));
        foreach (var role in new[] { "live-origin", "live-edge" })
            Assert.Matches($"mongodb://[^ '\"]*{after.PrivateIpAddress}:27017", Account.Text((await deployment.Account.TemplateVersions(role))[0].UserData));
    }

    [EmulatorFact]
    public async Task Authentication_switched_off_and_on_again_makes_a_new_password_and_a_new_node()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Change(With(new() { Auth = false }));
        Assert.Equal(["/amscluster/live/panel-password", "/amscluster/live/spec"], (await deployment.Account.Parameters()).Select(p => p.Name).Order(StringComparer.Ordinal));
        await deployment.Change(Spec);
        Assert.Contains(await deployment.Account.Parameters(), p => p.Name == "/amscluster/live/mongo-password");
        Assert.Equal("running", (await deployment.Account.Instance("live-mongo")).State!.Name);
    }

    [EmulatorFact]
    public async Task A_cluster_moves_to_a_database_of_ones_own_and_back()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (plan, _) = await deployment.Change(With(new() { Uri = "mongodb://ams:change-me@db.example.internal:27017" }));
        Assert.Contains("Delete instance live-mongo", Deployment.Lines(plan));
        Assert.Contains(plan.Findings, f => f.Level == FindingLevel.Warning && f.Message.Contains("data", StringComparison.Ordinal));
        Assert.Equal(["/amscluster/live/mongo-uri", "/amscluster/live/panel-password", "/amscluster/live/spec"], (await deployment.Account.Parameters()).Select(p => p.Name!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await deployment.Account.SecurityGroups(), g => g.GroupName == "live-mongo");
        Assert.Equal(2, (await deployment.Account.Instances()).Count);

        await deployment.Change(Spec);
        Assert.Equal(["/amscluster/live/mongo-password", "/amscluster/live/panel-password", "/amscluster/live/spec"], (await deployment.Account.Parameters()).Select(p => p.Name!).Order(StringComparer.Ordinal));
        var node = await deployment.Account.Instance("live-mongo");
        Assert.Contains($"@{node.PrivateIpAddress}:27017", Account.Text((await deployment.Account.TemplateVersions("live-edge"))[0].UserData), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_node_of_ones_own_architecture_is_not_swapped_for_another_in_place()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var plan = await deployment.Plan(With(new() { InstanceType = "m6g.xlarge" }));
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsArchitectureMismatch" });
    }
}
