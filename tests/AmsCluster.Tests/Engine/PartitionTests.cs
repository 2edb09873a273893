using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>China and GovCloud are partitions of their own: other accounts of publishers, other ARNs.</summary>
public sealed class PartitionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorTheory]
    [InlineData("us-gov-west-1", "aws-us-gov", "513442679011")]
    [InlineData("cn-north-1", "aws-cn", "837727238323")]
    public async Task A_cluster_comes_up_on_the_partitions_own_image_with_its_ARNs_and_goes(
        string region, string partition, string canonical)
    {
        await emulator.Reset();
        using var deployment = new Deployment(emulator, region);
        var spec = Deployment.Example(14) with
        {
            Region = region,
            LoadBalancer = new()
            {
                Certificate = $"arn:{partition}:acm:{region}:123456789012:certificate/00000000-0000-4000-8000-000000000001",
                Domain = "live.example.com",
                HostedZone = Account.ExampleZone,
            },
        };

        var (plan, cluster) = await deployment.Apply(spec);
        Assert.DoesNotContain(plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(Health.Healthy, cluster.Health);
        var node = await deployment.Account.Instance("notice-mongo");
        var images = await deployment.Account.Images(canonical, "*");
        Assert.Equal(canonical, Assert.Single(images, i => i.ImageId == node.ImageId).OwnerId);
        var sent = await emulator.Requests();
        Assert.Contains($"arn:{partition}:ssm:{region}:", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:", sent, StringComparison.Ordinal);
        await deployment.AssertDone(spec);

        await deployment.Destroy(spec.Name);
        Assert.Empty(await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_partition_where_Canonicals_account_is_not_known_needs_an_image_in_the_spec()
    {
        await emulator.Reset();
        using var deployment = new Deployment(emulator, "eusc-de-east-1");
        var plan = await deployment.Plan(new() { Name = "live", Region = "eusc-de-east-1" });
        var missing = Assert.Single(plan.Findings, f => f.Code is "AmsImageNotFound" && f.Subject is "mongo.imageId");
        Assert.Equal(FindingLevel.Error, missing.Level);
        Assert.Contains("aws-eusc", missing.Message, StringComparison.Ordinal);
    }
}
