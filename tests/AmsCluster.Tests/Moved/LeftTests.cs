using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Iam = AmsCluster.Aws.Iam;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody adds to a cluster stays, and what cannot be mended is told.</summary>
public sealed class LeftTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Role = "amscluster-live-ap-south-1";
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task What_somebody_adds_is_left_alone_and_goes_with_the_cluster()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var account = deployment.Account;
        var (balancer, edge) = ((await account.Balancers()).Single().LoadBalancerArn!, (await account.TargetGroup("live-edge")).TargetGroupArn!);
        var https = (await account.Listener("live", 443)).ListenerArn!;
        IReadOnlyList<Elb.Action> forward = [new() { Type = "forward", TargetGroupArn = edge }];
        await account.Send(new Elb.CreateListener { LoadBalancerArn = balancer, Protocol = "HTTP", Port = 8080, DefaultActions = forward });
        await account.Send(new Elb.CreateRule { ListenerArn = https, Priority = 7, Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/play/*"] } }], Actions = forward });
        await account.Send(new Elb.AddTags { ResourceArns = [balancer, edge, https], Tags = [new("theirs", "1")] });
        await account.Send(Ec2Api.CreateTags(new() { Resources = [(await account.Instance("live-mongo")).InstanceId!, (await account.SecurityGroup("live-node")).GroupId!], Tags = [new("theirs", "1")] }));
        await account.Send(new AutoScaling.CreateOrUpdateTags { Tags = [new() { Key = "theirs", Value = "1", ResourceId = "live-edge", ResourceType = "auto-scaling-group", PropagateAtLaunch = true }] });
        await account.Send(new AutoScaling.PutScalingPolicy { AutoScalingGroupName = "live-edge", PolicyName = "theirs", PolicyType = "TargetTrackingScaling", TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = "ASGAverageNetworkOut" }, TargetValue = 1e8 } });
        await account.Send(new Iam.TagRole { RoleName = Role, Tags = [new("theirs", "1")] });
        await account.Send(SsmApi.AddTagsToResource(new() { ResourceType = "Parameter", ResourceId = "/amscluster/live/spec", Tags = [new() { Key = "theirs", Value = "1" }] }));
        var before = await Settings.Of(account);
        await deployment.AssertDone(Spec);

        // What is changed beside it leaves it alone as well.
        await deployment.Change(Spec with { Edge = Spec.Edge with { TargetCpu = 40 } });
        await deployment.Change(Spec);
        Assert.Equal(before, await Settings.Of(account));
        await deployment.Destroy(Spec.Name);
        Assert.Equal([], await account.Left());
    }

    [EmulatorFact]
    public async Task A_rule_whose_number_is_taken_gets_the_next_one()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var account = deployment.Account;
        var https = (await account.Listener("live", 443)).ListenerArn!;
        await account.Send(new Elb.DeleteRule { RuleArn = (await account.Rules(https)).Single(r => r.Priority == "15").RuleArn! });
        await account.Send(new Elb.CreateRule { ListenerArn = https, Priority = 15, Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/play/*"] } }], Actions = [new() { Type = "forward", TargetGroupArn = (await account.TargetGroup("live-edge")).TargetGroupArn }] });
        var (plan, _) = await deployment.Change(Spec);
        Assert.Equal(["Create rule live:443 target=origin"], Deployment.Lines(plan));
        Assert.Equal(["3", "14", "15", "16", "17", "default"], (await account.Rules(https)).Select(r => r.Priority));
    }

    [EmulatorFact]
    public async Task A_password_that_is_gone_is_not_made_anew_while_MongoDB_has_the_old_one()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var account = deployment.Account;
        const string name = "/amscluster/live/mongo-password";
        var password = (await account.Parameters()).Single(p => p.Name == name).Value!;
        await account.Send(SsmApi.DeleteParameters(new() { Names = [name] }));
        var work = await deployment.Engine.Prepare(Spec);
        var finding = Assert.Single(work.Plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsPasswordLost" });
        Assert.Contains($"--name {name}", finding.Advice, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Engine.Apply(work));

        // The advice, followed, is the way out.
        await account.Send(SsmApi.PutParameter(new() { Name = name, Type = "SecureString", Value = password }));
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task A_MongoDB_node_that_was_made_anew_by_a_run_that_broke_off_is_not_made_anew_again()
    {
        var open = Spec with { Mongo = Spec.Mongo with { Auth = false } };
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var call = 20; call < 60; call += 3)
        {
            using var deployment = await Deployment.Of(emulator, open);
            await emulator.FaultsFrom(call, "denied");
            var broken = await Record.ExceptionAsync(() => deployment.Apply(Spec));
            await emulator.NoFaults();
            if (broken is null) break;
            var left = (await deployment.Account.Instances()).SingleOrDefault(i => i.State!.Name == "running" && i.Tags.Any(t => t is { Key: "amscluster:auth", Value: "on" }));
            await deployment.Apply(Spec);
            await deployment.AssertDone(Spec);
            if (left is not null) Assert.Equal(left.InstanceId, (await deployment.Account.Instance("live-mongo")).InstanceId);
            met.Add(left is null ? "before" : "after");
        }

        Assert.Equal(["after", "before"], met.Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task A_MongoDB_node_that_lost_a_tag_does_not_pass_for_gone()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var id = (await deployment.Account.Instance("live-mongo")).InstanceId!;
        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [id], Tags = [new("amscluster:role", "mongo")] }));
        Assert.Equal(["Update instance live-mongo"], Deployment.Lines((await deployment.Change(Spec)).Plan));
        await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [id], Tags = [new("amscluster:cluster", "live")] }));
        var plan = await deployment.Plan(Spec);
        Assert.Empty(plan.Changes);
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsNameTaken", Subject: "live-mongo" } && f.Advice!.Contains("put it on again: amscluster:cluster=live", StringComparison.Ordinal));
        Assert.Contains((await deployment.Engine.PrepareRemoval("live")).Plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsInTheWay" });
    }

    [EmulatorFact]
    public async Task Nothing_is_torn_down_around_what_lost_its_tag()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var balancer = (await deployment.Account.Balancers()).Single().LoadBalancerArn!;
        await deployment.Account.Send(new Elb.RemoveTags { ResourceArns = [balancer], TagKeys = ["amscluster:cluster"] });
        await emulator.ResetCalls();
        var removal = await deployment.Engine.PrepareRemoval("live");
        Assert.Contains(removal.Plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsInTheWay", Subject: "live" } && f.Message.Contains("security group live-load-balancer", StringComparison.Ordinal));
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Engine.Apply(removal));
        Assert.Equal(0, (await emulator.Calls()).Writes);

        // The advice, followed, is the way out.
        await deployment.Account.Send(new Elb.AddTags { ResourceArns = [balancer], Tags = [new("amscluster:cluster", "live")] });
        await deployment.Destroy("live");
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_rule_that_somebody_made_like_ours_is_not_taken_for_ours()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var https = (await deployment.Account.Listener("live", 443)).ListenerArn!;
        var ours = (await deployment.Account.Rules(https)).Single(r => r.Priority == "15");
        await deployment.Account.Send(new Elb.SetRulePriorities { RulePriorities = [new() { RuleArn = ours.RuleArn!, Priority = 500 }] });
        await deployment.Account.Send(new Elb.CreateRule { ListenerArn = https, Priority = 1, Conditions = [ours.Conditions[0] with { Values = [] }], Actions = [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "503" } }] });
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task Suspended_processes_are_told_of()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new SuspendProcesses { AutoScalingGroupName = "live-edge", ScalingProcesses = ["Launch"] });
        var plan = await deployment.Plan(Spec);
        Assert.Empty(plan.Changes);
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Warning, Code: "AmsSuspended", Subject: "live-edge" } && f.Message.Contains("Launch", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_volume_that_was_grown_in_a_hurry_is_no_reason_to_refuse_anything()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var volume = Account.DataDisk(await deployment.Account.Instance("live-mongo"));
        await deployment.Account.Send(Ec2Api.ModifyVolume(new() { VolumeId = volume, Size = 200 }));
        var more = Spec with { Edge = Spec.Edge with { MaxSize = 40 } };
        var work = await deployment.Engine.Prepare(more);
        Assert.Equal(["Update auto scaling group live-edge"], Deployment.Lines(work.Plan));
        Assert.Contains(work.Plan.Findings, f => f is { Level: FindingLevel.Warning, Code: "AmsVolumeGrown" } && f.Advice!.Contains("200", StringComparison.Ordinal));
        await deployment.Engine.Apply(work);
        Assert.Equal(200, (await deployment.Account.Volumes()).Single(v => v.VolumeId == volume).Size);

        // Written down it is no matter any more; less than it is cannot be had.
        var known = more with { Mongo = more.Mongo with { VolumeGiB = 200 } };
        Assert.DoesNotContain((await deployment.Change(known)).Plan.Findings, f => f.Code == "AmsVolumeGrown");
        Assert.Contains((await deployment.Plan(known with { Mongo = known.Mongo with { VolumeGiB = 100 } })).Findings, f => f is { Level: FindingLevel.Error, Code: "AmsCannotChange" });
    }
}
