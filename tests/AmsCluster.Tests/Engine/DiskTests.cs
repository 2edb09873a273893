using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>
/// The nodes' root disks. EC2 launches nothing on a volume that is smaller than the snapshot of its image
/// (InvalidBlockDeviceMapping): a size that is not given follows the image, and one that is too small is refused before the first write.
/// </summary>
public sealed class DiskTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const int Large = 64;

    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task The_disk_is_16_GiB_grows_in_a_new_version_and_drift_of_it_is_seen()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        Assert.Equal((16, 16), (await Disk(deployment, "live-origin"), await Disk(deployment, "live-edge")));
        var (plan, writes) = await deployment.Change(Spec with { Edge = Spec.Edge with { VolumeGiB = 100 } });
        Assert.Equal(["Update launch template live-edge"], Deployment.Lines(plan));
        Assert.Equal("volume GiB 16 → 100", plan.Changes[0].Reason);
        Assert.Contains(plan.Findings, f => f is { Code: "AmsNodesNotReplaced", Subject: "live-edge" });
        Assert.Equal(["CreateLaunchTemplateVersion", "CreateTags", "PutParameter"], writes);
        Assert.Equal((16, 100), (await Disk(deployment, "live-origin"), await Disk(deployment, "live-edge")));

        await Version(deployment, "live-edge", new() { BlockDeviceMappings = [new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 50 } }] });
        Assert.Contains("volume GiB 50 → 100", (await deployment.Plan(Spec with { Edge = Spec.Edge with { VolumeGiB = 100 } })).Changes.Single().Reason, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_size_that_is_not_given_follows_the_image(bool pinned)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var image = await Enlarge(deployment);
        var spec = pinned ? Spec with { Image = new() { Id = image } } : Spec;
        await deployment.Apply(spec);
        Assert.Equal((Large, Large), (await Disk(deployment, "live-origin"), await Disk(deployment, "live-edge")));
        await emulator.ResetCalls();
        await deployment.AssertDone(spec);
        if (!pinned) Assert.DoesNotContain("DescribeImages", (await emulator.Calls()).Operations, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_larger_image_on_a_cluster_that_runs_grows_the_disk_and_nodes_launch()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Image = new() { Id = await Image(deployment: null, "v2170") } });
        var image = await Enlarge(deployment);
        var (plan, _) = await deployment.Change(Spec with { Image = new() { Id = image } });
        Assert.All(plan.Changes, c => Assert.Contains($"volume GiB 16 → {Large}", c.Reason, StringComparison.Ordinal));
        await deployment.Change(Spec with { Image = new() { Id = image }, Edge = Spec.Edge with { MinSize = 2 } });
        Assert.Equal(2, (await deployment.Account.Group("live-edge")).Instances.Count);
    }

    [EmulatorFact]
    public async Task A_size_below_the_images_is_refused_with_its_key_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var image = await Enlarge(deployment);
        var spec = Spec with { Image = new() { Id = image }, Edge = Spec.Edge with { VolumeGiB = 40 } };
        var finding = Assert.Single((await deployment.Plan(spec)).Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(("AmsVolumeTooSmall", "edge.volumeGiB"), (finding.Code, finding.Subject));
        Assert.Equal($"edge.volumeGiB is 40 GiB, but the root snapshot of image {image} has 64 GiB: EC2 launches no instance with a smaller volume.", finding.Message);
        Assert.Equal("Set edge.volumeGiB to 64 or more, or leave it out.", finding.Advice);
        await emulator.ResetCalls();
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec));
        Assert.Empty(await deployment.Writes());
        await deployment.Apply(spec with { Edge = spec.Edge with { VolumeGiB = Large } });
    }

    [EmulatorFact]
    public async Task The_root_disk_of_the_MongoDB_node_follows_its_image()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var ubuntu = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0].ImageId!;
        await Resize(deployment, ubuntu);

        await deployment.Apply(Spec with { Mongo = new() { ImageId = ubuntu } });

        Assert.Single(await deployment.Account.Instances(), i => i.ImageId == ubuntu);
    }

    [EmulatorFact]
    public async Task An_upgrade_to_a_larger_image_grows_the_disk_or_is_refused_where_the_key_says_less()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Image = new() { Id = await Image(deployment: null, "v2170") } });
        var newest = await Enlarge(deployment);
        var given = Spec with { Image = new() { Id = await Image(deployment, "v2170") }, Origin = Spec.Origin with { VolumeGiB = 20 } };
        await deployment.Apply(given);
        await emulator.ResetCalls();
        var work = await deployment.Engine.PrepareUpgrade("live", new() { ImageId = newest });
        Assert.Equal("origin.volumeGiB", Assert.Single(work.Upgrade.Findings, f => f.Level is FindingLevel.Error).Subject);
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Engine.Upgrade(work));
        Assert.Empty(await deployment.Writes());

        await deployment.Apply(given with { Origin = Spec.Origin });
        await deployment.Engine.Upgrade(await deployment.Engine.PrepareUpgrade("live", new() { ImageId = newest }));
        Assert.Equal((Large, Large), (await Disk(deployment, "live-origin"), await Disk(deployment, "live-edge")));
        await deployment.AssertDone(Spec with { Image = new() { Id = newest } });
    }

    [EmulatorFact]
    public async Task Scaling_out_with_a_template_that_cannot_launch_is_refused()
    {
        var old = await Image(deployment: null, "v2170");
        using var deployment = await Deployment.Of(emulator, Spec with { Image = new() { Id = old } });
        await Resize(deployment, old);
        Task<AmsCluster.Scaling.ScalingWork> Prepare(int most) => deployment.Engine.PrepareScaling("live", new()
        {
            Minimum = new Dictionary<NodeRole, int> { [NodeRole.Edge] = 1 },
            Maximum = new Dictionary<NodeRole, int> { [NodeRole.Edge] = most },
        });
        var finding = Assert.Single((await Prepare(5)).Plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(("AmsVolumeTooSmall", "live-edge"), (finding.Code, finding.Subject));
        Assert.Contains("16 GiB", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await Prepare(1)).Plan.Findings, f => f.Level is FindingLevel.Error);
        await deployment.Apply(Spec with { Image = new() { Id = old } });
        Assert.DoesNotContain((await Prepare(5)).Plan.Findings, f => f.Level is FindingLevel.Error);
    }

    [EmulatorFact]
    public async Task Templates_of_the_version_before_are_changed_in_place()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        foreach (var template in new[] { "live-origin", "live-edge" })
        {
            await Version(deployment, template, new() { MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled" }, Monitoring = new() { Enabled = false } });
        }

        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(["Update launch template live-edge", "Update launch template live-origin"], Deployment.Lines(plan));
        Assert.All(plan.Changes, c => Assert.Contains("detailed monitoring False → True", c.Reason, StringComparison.OrdinalIgnoreCase));
        Assert.All(plan.Changes, c => Assert.Contains("IMDS hop limit", c.Reason, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task Nodes_are_measured_each_minute_unless_the_spec_says_basic()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        Assert.All(await deployment.Account.Instances(), i => Assert.Equal(i.Tags.Any(t => t is { Key: "Name", Value: "live-mongo" }) ? "disabled" : "enabled", i.Monitoring!.State));
        var (plan, _) = await deployment.Change(Spec with { Monitoring = NodeMonitoring.Basic });
        Assert.Equal(["Update launch template live-edge", "Update launch template live-origin"], Deployment.Lines(plan));
        Assert.False((await deployment.Account.TemplateVersions("live-edge"))[0].Monitoring!.Enabled);
    }

    [EmulatorFact]
    public async Task The_hop_limit_is_1_whatever_the_account_has_as_default()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(MoreEc2.ModifyInstanceMetadataDefaults(new() { HttpPutResponseHopLimit = 3 }));
        await deployment.Apply(Spec);
        Assert.All(await deployment.Account.Instances(), i => Assert.Equal(1, i.MetadataOptions!.HttpPutResponseHopLimit));
        Assert.Equal(3, (await deployment.Account.Instances()).Count);

        await deployment.Account.Send(Ec2Api.ModifyInstanceMetadataOptions(new() { InstanceId = (await deployment.Account.Instance("live-mongo")).InstanceId!, HttpPutResponseHopLimit = 2 }));
        var (plan, writes) = await deployment.Change(Spec);
        Assert.Equal("IMDS hop limit 2 → 1", plan.Changes.Single().Reason);
        Assert.Equal(["ModifyInstanceMetadataOptions"], writes.Where(w => w != "PutParameter"));
    }

    Task<string> Enlarge(Deployment deployment) => Resized(deployment, "v303");

    async Task<string> Resized(Deployment deployment, string version)
    {
        var image = await Image(deployment, version);
        await Resize(deployment, image);
        return image;
    }

    static Task Resize(Deployment deployment, string image) =>
        deployment.Account.Send(Ec2Api.CreateTags(new() { Resources = [image], Tags = [new("emulator:root-gib", $"{Large}")] }));

    async Task<string> Image(Deployment? deployment, string version) =>
        (await (deployment?.Account ?? new Account(emulator.Connect())).Images("aws-marketplace", $"AntMedia-AWS-Marketplace-EE-{version}-*")).Single().ImageId!;

    static Task Version(Deployment deployment, string template, Ec2.RequestLaunchTemplateData data) =>
        deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new() { LaunchTemplateName = template, SourceVersion = "$Latest", LaunchTemplateData = data }));

    static async Task<int?> Disk(Deployment deployment, string template) =>
        (await deployment.Account.TemplateVersions(template))[0].BlockDeviceMappings.Single().Ebs!.VolumeSize;
}
