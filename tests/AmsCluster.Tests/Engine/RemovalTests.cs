using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Destroy takes all that is the cluster's, and nothing else.</summary>
public sealed class RemovalTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_cluster_whose_record_is_lost_is_removed_by_its_name_and_what_the_spec_says_of_it(int number)
    {
        var spec = Deployment.Example(number);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var deployment = await Deployment.Fresh(emulator, folder.FullName);
            await deployment.Apply(spec);
            await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = [$"/amscluster/{spec.Name}/spec"] }));
            await deployment.Destroy(spec.Name, number is 9 or 10 ? spec : null);
            Assert.Equal([], await deployment.Account.Left());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [EmulatorFact]
    public async Task An_apply_after_the_record_was_lost_writes_it_again_and_changes_nothing_else()
    {
        var spec = Deployment.Example(12);
        using var deployment = await Deployment.Of(emulator, spec);
        await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = [$"/amscluster/{spec.Name}/spec"] }));
        var (_, writes) = await deployment.Change(spec);
        Assert.Equal(["PutParameter"], writes);
    }

    [EmulatorFact]
    public async Task A_second_destroy_says_that_there_is_nothing()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(8));
        await deployment.Destroy("http-only");
        await emulator.ResetCalls();
        var work = await deployment.Engine.PrepareRemoval("http-only");
        Assert.True(work.IsDone);
        Assert.Empty(work.Plan.Changes);
        await deployment.Engine.Apply(work);
        Assert.Empty(await deployment.Writes());
        Assert.Empty(await deployment.Engine.List());
    }

    [EmulatorFact]
    public async Task Two_clusters_in_one_account_do_not_touch_each_other()
    {
        var (one, two) = (Deployment.Example(1), Deployment.Example(6) with { Name = "live-edge" });
        using var deployment = await Deployment.Of(emulator, one);
        var alone = await deployment.Account.Left();
        var mongo = (await deployment.Account.Instance("live-mongo")).InstanceId;
        await deployment.Apply(two);
        await deployment.AssertDone(one);
        Assert.Equal(["live", "live-edge"], await deployment.Engine.List());
        await deployment.Destroy(two.Name);
        Assert.Equal(alone, await deployment.Account.Left());
        Assert.Equal(mongo, (await deployment.Account.Instance("live-mongo")).InstanceId);
        await deployment.AssertDone(one);
    }

    [EmulatorFact]
    public async Task Clusters_of_the_same_name_in_two_Regions_do_not_touch_each_other()
    {
        var here = Deployment.Example(8);
        var there = here with { Region = "eu-west-1" };
        using var deployment = await Deployment.Of(emulator, here);
        using var far = new Deployment(emulator, "eu-west-1");
        await far.Apply(there);
        await deployment.AssertDone(here);
        await deployment.Destroy(here.Name);
        await far.AssertDone(there);
        Assert.Equal(3, (await far.Account.Instances()).Count);
        await far.Destroy(there.Name);
        Assert.Equal([], await far.Account.Left());
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_spec_for_another_Region_than_the_connections_is_refused_before_any_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await Assert.ThrowsAnyAsync<AmsException>(() => deployment.Apply(Deployment.Example(8) with { Region = "eu-west-1" }));
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task The_accounts_own_things_stay()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = Assert.Single(await deployment.Account.Vpcs());
        var subnets = (await deployment.Account.Subnets(vpc.VpcId!)).Select(s => s.SubnetId).ToHashSet();
        var parameter = SsmApi.PutParameter(new() { Name = "/amscluster/lives/spec", Type = "String", Value = "name: lives\nregion: ap-south-1\n" });
        await deployment.Account.Send(parameter);
        await deployment.Apply(spec);
        await deployment.Destroy(spec.Name);
        Assert.Equal(vpc.VpcId, Assert.Single(await deployment.Account.Vpcs()).VpcId);
        Assert.True(subnets.SetEquals((await deployment.Account.Subnets(vpc.VpcId!)).Select(s => s.SubnetId)));
        Assert.Equal(["ant"], (await deployment.Account.Send(Ec2Api.DescribeKeyPairs(new()))).KeyPairs.Select(k => k.KeyName));
        Assert.Equal(["parameter /amscluster/lives/spec"], await deployment.Account.Left());
    }
}
