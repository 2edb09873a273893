using AmsCluster.Execution;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Tags of the user's own are on everything that is there, and go from everything when the spec has them no longer.</summary>
public sealed class TagChangeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    /// <summary>A cluster with every kind of thing that bears tags.</summary>
    static readonly ClusterSpec Plain = Deployment.Example(3) with { Rtmp = true, Access = new() { KeyName = "tagged", CreateKey = true } };

    static ClusterSpec With(params (string Key, string Value)[] tags) => Plain with { Tags = new SortedDictionary<string, string>(tags.ToDictionary(t => t.Key, t => t.Value), StringComparer.Ordinal) };

    static bool IsNode(string what) => what.StartsWith("instance ", StringComparison.Ordinal) || what.StartsWith("volume ", StringComparison.Ordinal);

    [EmulatorFact]
    public async Task Tags_of_the_spec_are_on_everything_from_the_start()
    {
        using var deployment = await Deployment.Of(emulator, With(("team", "video"), ("cost-center", "4711")));
        foreach (var (what, tags) in await Tagged.All(deployment.Account))
        {
            Assert.True(tags.Any(t => t.Key == "team" && t.Value == "video"), what);
            Assert.True(tags.Any(t => t.Key == "cost-center" && t.Value == "4711"), what);
        }
    }

    [EmulatorFact]
    public async Task Tags_that_an_apply_did_not_get_to_are_set_by_the_next()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        var record = (await deployment.Account.Parameters()).Single(p => p.Name == "/amscluster/own-vpc/spec");

        // As an apply leaves it that is killed when it has noted what it will do.
        var noted = SpecWriter.Write(With(("team", "video"))) + "---\n" + record.Value;
        await deployment.Account.Send(SsmApi.PutParameter(new() { Name = record.Name!, Type = "String", Value = noted, Overwrite = true }));
        await deployment.Change(With(("team", "video")));
        await AssertTags(deployment, ("team", "video"));
    }

    [EmulatorFact]
    public async Task Tags_come_change_and_go_with_the_spec_and_those_of_others_stay()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        var group = await deployment.Account.SecurityGroup("own-vpc-node");
        await deployment.Account.Send(Ec2Api.CreateTags(new() { Resources = [group.GroupId!], Tags = [new("backup", "no")] }));

        var (plan, _) = await deployment.Change(With(("team", "video"), ("env", "test")));
        Assert.All(plan.Changes, c => Assert.Equal(ChangeAction.Update, c.Action));
        await AssertTags(deployment, ("team", "video"), ("env", "test"));

        var (changed, _) = await deployment.Change(With(("team", "audio")));
        Assert.All(changed.Changes, c => Assert.Equal(ChangeAction.Update, c.Action));
        await AssertTags(deployment, ("team", "audio"));
        Assert.Contains((await deployment.Account.SecurityGroup("own-vpc-node")).Tags, t => t.Key == "backup");

        await deployment.Change(Plain);
        await AssertTags(deployment);
    }

    [EmulatorFact]
    public async Task A_tag_that_somebody_took_off_is_put_on_again()
    {
        var spec = With(("team", "video"));
        using var deployment = await Deployment.Of(emulator, spec);
        var mongo = await deployment.Account.Instance("own-vpc-mongo");
        var volume = mongo.BlockDeviceMappings.Single(m => m.DeviceName == mongo.RootDeviceName).Ebs!.VolumeId!;
        var balancer = (await deployment.Account.Balancers()).Single(b => b.Type == "application").LoadBalancerArn!;
        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [mongo.InstanceId!], Tags = [new("team", "video")] }));
        await deployment.Account.Send(new Elb.RemoveTags { ResourceArns = [balancer], TagKeys = ["team"] });
        var (plan, _) = await deployment.Change(spec);
        Assert.Equal(["Update instance own-vpc-mongo", "Update load balancer own-vpc"], Deployment.Lines(plan));
        await AssertTags(deployment, ("team", "video"));

        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [volume], Tags = [new("team", "video")] }));
        Assert.Equal(["Update instance own-vpc-mongo"], Deployment.Lines((await deployment.Change(spec)).Plan));
        await AssertTags(deployment, ("team", "video"));
    }

    [EmulatorFact]
    public async Task Tags_of_an_apply_that_was_cut_short_go_when_the_next_spec_does_not_have_them()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        using var stop = new CancellationTokenSource();
        using var cut = new Deployment(emulator, events: new StopAtOnce(stop));
        await Assert.ThrowsAsync<StoppedException>(async () => await cut.Engine.Apply(await cut.Engine.Prepare(With(("team", "video"))), stop.Token));
        Assert.Contains(await Tagged.All(deployment.Account), t => t.Tags.Any(tag => tag.Key == "team"));
        await deployment.Change(Plain);
        await AssertTags(deployment);
    }

    sealed class StopAtOnce(CancellationTokenSource stop) : IEngineEvents
    {
        public void On(EngineEvent e)
        {
            if (e is EngineEvent.Finished) stop.Cancel();
        }
    }

    /// <summary>Just these tags are on everything. Nodes of the groups keep theirs until they are replaced: they come from the launch template.</summary>
    static async Task AssertTags(Deployment deployment, params (string Key, string Value)[] shall)
    {
        var nodes = (await deployment.Account.Groups()).SelectMany(g => g.Instances).Select(i => i.InstanceId!).ToHashSet(StringComparer.Ordinal);
        var volumes = (await deployment.Account.Volumes()).Where(v => v.Attachments.Any(a => nodes.Contains(a.InstanceId!))).Select(v => v.VolumeId!);
        var passing = nodes.Concat(volumes).ToList();
        foreach (var (what, tags) in (await Tagged.All(deployment.Account)).Where(t => !IsNode(t.What) || !passing.Exists(id => t.What.Contains(id, StringComparison.Ordinal))))
        {
            var users = tags.Where(t => t.Key != "Name" && t.Key != "backup" && !t.Key.StartsWith("amscluster:", StringComparison.Ordinal)).Select(t => (t.Key, t.Value!));
            Assert.True(users.ToHashSet().SetEquals(shall), $"{what} has {string.Join(", ", users)}");
        }

        var templates = await deployment.Account.TemplateVersions("own-vpc-edge");
        Assert.All(templates[0].TagSpecifications, s => Assert.All(shall, t => Assert.Contains(s.Tags, tag => tag.Key == t.Key && tag.Value == t.Value)));
    }
}
