using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>Every example is a cluster: it comes up, stays as it is, and goes without a trace.</summary>
public sealed class ExampleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    public static TheoryData<int> Numbers => [.. Directory.GetFiles(Path.Combine(EmulatorFixture.Repository, "examples"), "*.yaml")
        .Select(f => int.Parse(Path.GetFileName(f)[..2], System.Globalization.CultureInfo.InvariantCulture)).Order()];

    [EmulatorTheory]
    [MemberData(nameof(Numbers))]
    public async Task An_example_comes_up_healthy_stays_as_it_is_and_goes_without_a_trace(int number)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var deployment = await Deployment.Fresh(emulator, folder.FullName);
            // Some name things of the reader's own, which have other ids here.
            var spec = number switch
            {
                11 => await WithRealImages(deployment),
                13 => await WithRealSubnets(deployment),
                15 => await WithRealTopic(deployment),
                18 => await WithRealPassword(deployment),
                19 => await WithRealProfile(deployment),
                _ => Deployment.Example(number),
            };
            var before = await deployment.Account.Left();

            var (plan, cluster) = await deployment.Apply(spec);

            // No example's own database can be reached from here.
            Assert.All(plan.Findings, f => Assert.True(f is { Level: FindingLevel.Warning } or { Code: "AmsDatabaseUnreachable" }, f.Message));
            Assert.Equal((Health.Healthy, spec.Origin.MinSize, spec.Edge.MinSize), (cluster.Health, cluster.Origin!.Healthy, cluster.Edge!.Healthy));
            Assert.Empty(cluster.Problems);

            await emulator.ResetCalls();
            await deployment.Apply(spec);
            await deployment.AssertDone(spec);
            var (_, writes, operations) = await emulator.Calls();
            Assert.True(writes == 0, operations);

            await deployment.Destroy(spec.Name);
            Assert.Equal(before, await deployment.Account.Left());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [EmulatorFact]
    public async Task The_guides_cluster_takes_63_calls_and_a_second_apply_that_finds_nothing_to_do_32()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var spec = Deployment.Example(1);

        await deployment.Apply(spec);
        var first = await emulator.Calls();
        Assert.True(first.Total <= 63, $"{first.Total} calls: {first.Operations}");

        await emulator.ResetCalls();
        await deployment.Engine.Apply(await deployment.Engine.Prepare(spec));
        var second = await emulator.Calls();
        Assert.True(second.Total <= 32, $"{second.Total} calls: {second.Operations}");
    }

    [EmulatorFact]
    public async Task Among_hundreds_of_things_of_others_it_takes_as_many_calls()
    {
        using var deployment = await Deployment.Fresh(emulator);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await http.PostAsync($"{emulator.EndpointUrl}/emulator/crowd?n=400", null)).EnsureSuccessStatusCode();
        Assert.True((await deployment.Account.Groups()).Count >= 400);
        var spec = Deployment.Example(1);
        await emulator.ResetCalls();
        await deployment.Apply(spec);
        var first = await emulator.Calls();
        Assert.True(first.Total <= 63, $"{first.Total} calls: {first.Operations}");
        await emulator.ResetCalls();
        await deployment.AssertDone(spec);
        Assert.Equal(32, (await emulator.Calls()).Total);
    }

    static async Task<ClusterSpec> WithRealImages(Deployment deployment)
    {
        var ams = (await deployment.Account.Images("aws-marketplace", "AntMedia-AWS-Marketplace-EE-v2170-*")).Single();
        var ubuntu = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0];
        var spec = Deployment.Example(11);
        return spec with { Image = new() { Id = ams.ImageId }, Mongo = spec.Mongo with { ImageId = ubuntu.ImageId } };
    }

    static async Task<ClusterSpec> WithRealTopic(Deployment deployment)
    {
        var spec = Deployment.Example(15);
        var topic = await deployment.Account.Send(new AmsCluster.Aws.Sns.CreateTopic { Name = spec.Notice.Topic!.Split(':')[^1] });
        return spec with { Notice = new() { Topic = topic.TopicArn } };
    }

    static async Task<ClusterSpec> WithRealPassword(Deployment deployment)
    {
        var spec = Deployment.Example(18);
        await deployment.Account.PutSecret(spec.Panel.PasswordParameter!, "Own-word-7");
        return spec;
    }

    static async Task<ClusterSpec> WithRealProfile(Deployment deployment)
    {
        var spec = Deployment.Example(19);
        var name = spec.Access.InstanceProfile!;
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        await deployment.Account.Send(new AmsCluster.Aws.Iam.CreateRole { RoleName = name, AssumeRolePolicyDocument = Trust });
        await deployment.Account.Send(new AmsCluster.Aws.Iam.CreateInstanceProfile { InstanceProfileName = name });
        await deployment.Account.Send(new AmsCluster.Aws.Iam.AddRoleToInstanceProfile { InstanceProfileName = name, RoleName = name });
        return spec;
    }

    static async Task<ClusterSpec> WithRealSubnets(Deployment deployment)
    {
        var vpc = await deployment.Account.CompanyVpc();
        string[] subnets = [await deployment.Account.Subnet(vpc, "10.9.1.0/24", "ap-south-1b"), await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1a")];
        var spec = Deployment.Example(13);
        return spec with { Network = spec.Network with { Vpc = vpc, Subnets = subnets } };
    }
}
