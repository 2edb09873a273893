using AmsCluster.Operations;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;
using Tag = AmsCluster.Aws.Tag;

namespace AmsCluster.Tests.Engine;

/// <summary>Copies that have the tags of a cluster's own resources. AWS lists them in any order.</summary>
public sealed class AmbiguityTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_copy_of_the_MongoDB_node_blocks_the_plan_and_the_node_that_is_used_is_named_first()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var node = await deployment.Account.Instance("live-mongo");
        string[] copies = [await Copy(deployment, node), await Copy(deployment, node), await Copy(deployment, node)];

        var plan = await deployment.Plan(Spec);

        var finding = Assert.Single(plan.Findings);
        Assert.Equal((FindingLevel.Error, "AmsAmbiguous", "live-mongo"), (finding.Level, finding.Code, finding.Subject));
        Assert.Empty(plan.Changes);
        Assert.Contains($"{node.InstanceId} (launched ", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"{node.PrivateIpAddress}, used by the nodes)", finding.Message, StringComparison.Ordinal);
        Assert.All(copies, copy => Assert.Contains(copy, finding.Message, StringComparison.Ordinal));
        Assert.StartsWith($"If {node.InstanceId} is the cluster's", finding.Advice, StringComparison.Ordinal);

        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [.. copies], Tags = [new("amscluster:cluster", null)] }));
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task Destroy_status_and_backup_name_the_copies_and_change_nothing()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var copy = await Copy(deployment, await deployment.Account.Instance("live-mongo"));
        await emulator.ResetCalls();

        var removal = await deployment.Engine.PrepareRemoval("live");
        Assert.Contains(removal.Plan.Findings, f => f.Code == "AmsAmbiguous" && f.Message.Contains(copy, StringComparison.Ordinal));
        Assert.True(removal.Plan.IsBlocked);
        Assert.Contains((await deployment.Engine.Status("live")).Problems, p => p.Contains(copy, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<AmsException>(() => AmsCluster.Backups.DatabaseNode.Find(deployment.Aws, "live", default));
        Assert.Equal("AmsAmbiguous", refused.Code);
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task A_copy_of_the_data_volume_is_never_taken_or_deleted()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var volume = (await deployment.Account.Send(Ec2Api.DescribeVolumes(new()
        {
            Filters = [Ec2Filter.Of("tag:amscluster:role", "mongo-data")],
        }))).Volumes.Single();
        var copy = (await deployment.Account.Send(Ec2Api.CreateVolume(new()
        {
            AvailabilityZone = volume.AvailabilityZone!, Size = 20, VolumeType = "gp3", Encrypted = true,
            TagSpecifications = volume.Tags.AsTags().For("volume"),
        }))).Volume;

        foreach (var plan in new[] { await deployment.Plan(Spec), (await deployment.Engine.PrepareRemoval("live")).Plan })
        {
            var finding = Assert.Single(plan.Findings, f => f.Level is FindingLevel.Error);
            Assert.Equal(("AmsAmbiguous", "live-mongo-data"), (finding.Code, finding.Subject));
            Assert.StartsWith($"If {volume.VolumeId} is the cluster's", finding.Advice, StringComparison.Ordinal);
            Assert.Contains($"{copy.VolumeId} (created ", finding.Message, StringComparison.Ordinal);
        }
    }

    [EmulatorFact]
    public async Task A_second_VPC_with_the_tags_blocks_the_plan()
    {
        var spec = Spec with { Network = new() { Cidr = "10.30.0.0/16" } };
        using var deployment = await Deployment.Of(emulator, spec);
        var vpc = (await deployment.Account.Send(Ec2Api.DescribeVpcs(new() { Filters = [Ec2Filter.Of("tag:Name", "live")] }))).Vpcs.Single();
        await deployment.Account.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.40.0.0/16", TagSpecifications = vpc.Tags.AsTags().For("vpc") }));

        var plan = await deployment.Plan(spec);

        Assert.Contains(plan.Findings, f => f.Code == "AmsAmbiguous" && f.Message.StartsWith("AWS has 2 resources", StringComparison.Ordinal));
        Assert.True(plan.IsBlocked);
    }

    static async Task<string> Copy(Deployment deployment, Ec2.Instance node)
    {
        Tag[] tags = [.. node.Tags.AsTags().Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal))];
        var made = await deployment.Account.Send(Ec2Api.RunInstances(new()
        {
            ImageId = node.ImageId, InstanceType = node.InstanceType, SubnetId = node.SubnetId, MinCount = 1, MaxCount = 1,
            SecurityGroupIds = [.. node.SecurityGroups.Select(g => g.GroupId!)], TagSpecifications = tags.For("instance"),
        }));
        return made.Reservation.Instances.Single().InstanceId!;
    }
}
