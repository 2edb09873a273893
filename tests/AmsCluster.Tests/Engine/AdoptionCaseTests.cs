using AmsCluster.Adopting;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Clusters made by hand that are not quite the guide's: what is ambiguous, missing or somebody else's is told, and nothing is written then.</summary>
public sealed class AdoptionCaseTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task Of_two_clusters_the_one_that_is_meant_has_to_be_named()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var second = await new HandMade(deployment.Account) { Suffix = "-2" }.Make();
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("live"));
        Assert.Equal("AmsAdoptAmbiguous", error.Code);
        Assert.Contains($"{HandMade.Balancer}, {HandMade.Balancer}-2", error.Message, StringComparison.Ordinal);
        Assert.Empty(await deployment.Writes());
        Assert.Equal(second.MongoId, (await deployment.Adopt("two", new() { OriginGroup = "AMS-Origin-Group-2" })).Mongo!.InstanceId);

        // The other is the only one that is left.
        Assert.Equal(HandMade.OriginGroup, (await deployment.Adopt("one")).Origin!.Name);
    }

    [EmulatorFact]
    public async Task Without_an_edge_group_the_first_deployment_makes_one()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account) { WithEdge = false }.Make();
        var before = await Running.Of(deployment.Account);
        var found = (await deployment.Engine.PrepareAdoption("live", new())).Adoption;
        Assert.Contains(found.Parts, p => p is { Kind: "auto scaling group", Role: "edge", Certainty: Certainty.Missing });
        Assert.Contains(found.Findings, f => f is { Level: FindingLevel.Warning, Code: "AmsAdoptMissing" });
        Assert.Contains(found.FirstPlan!.Changes, c => c is { Action: ChangeAction.Create, Kind: "auto scaling group", Name: "live-edge" });
        await deployment.Adopt("live");
        await deployment.Apply((await deployment.Engine.RecordedSpec("live"))!);
        Assert.Subset((await Running.Of(deployment.Account)).ToHashSet(), before.ToHashSet());
        await deployment.Destroy("live");
        Assert.Empty(await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task Groups_that_were_never_put_behind_the_load_balancer_are_likely_by_their_names()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account) { Attached = false }.Make();
        Assert.Equal("AmsAdoptNotFound", (await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("live"))).Code);
        var found = (await deployment.Engine.PrepareAdoption("live", new() { LoadBalancer = HandMade.Balancer })).Adoption;
        Assert.Contains(found.Parts, p => p is { Name: HandMade.EdgeGroup, Certainty: Certainty.Likely });
        Assert.Contains(found.FirstPlan!.Changes, c => c.Name == HandMade.EdgeGroup && c.Reason!.Contains("target group none → Edge-Target-Group", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task What_is_another_clusters_is_not_taken()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        Assert.Equal("AmsAdoptNotFound", (await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("mine"))).Code);
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("mine", new() { LoadBalancer = HandMade.Balancer }));
        Assert.Equal("AmsAdoptElsewhere", error.Code);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_name_that_is_a_clusters_already_is_refused()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        await new HandMade(deployment.Account).Make();
        Assert.Equal("AmsAdoptNameUsed", (await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("live"))).Code);
    }

    [EmulatorFact]
    public async Task Where_nothing_is_there_it_says_so()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Adopt("live"));
        Assert.Equal("AmsAdoptNotFound", error.Code);
        Assert.Contains(error.Findings, f => f.Subject == "load balancer");
    }

    [EmulatorFact]
    public async Task A_database_with_a_login_of_its_own_is_kept_as_one_and_its_password_is_a_secret()
    {
        using var deployment = await Deployment.Fresh(emulator);
        const string Uri = "mongodb://ams:s3cret-w0rd@db.example.com:27017";
        var made = await new HandMade(deployment.Account) { Database = $"'{Uri}'" }.Make();
        var found = (await deployment.Engine.PrepareAdoption("live", new())).Adoption;
        Assert.DoesNotContain("s3cret", System.Text.Json.JsonSerializer.Serialize(found), StringComparison.Ordinal);
        await deployment.Adopt("live");
        Assert.Equal(Uri, (await deployment.Account.Send(SsmApi.GetParameter(new() { Name = "/amscluster/live/mongo-uri", WithDecryption = true }))).Parameter!.Value);
        Assert.DoesNotContain("s3cret", (await deployment.Account.Send(SsmApi.GetParameter(new() { Name = "/amscluster/live/spec" }))).Parameter!.Value, StringComparison.Ordinal);
        await deployment.Apply((await deployment.Engine.RecordedSpec("live"))!);
        Assert.DoesNotContain("s3cret", Account.Text((await deployment.Account.TemplateVersions("Origin-Group"))[0].UserData), StringComparison.Ordinal);
        await deployment.Destroy("live");

        // The instance that was there beside it is nobody's business.
        Assert.Contains(await deployment.Account.Left(), l => l.StartsWith($"instance {made.MongoId} running", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_security_group_that_serves_others_too_is_left_to_them()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var made = await new HandMade(deployment.Account).Make();
        var mongo = (await deployment.Account.Instances()).Single(i => i.InstanceId == made.MongoId);
        await deployment.Account.Send(Ec2Api.RunInstances(new() { ImageId = mongo.ImageId, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, SubnetId = mongo.SubnetId, SecurityGroupIds = [mongo.SecurityGroups[0].GroupId!] }));
        var rules = await deployment.Account.Ingress("launch-wizard-1");
        Assert.Contains((await deployment.Engine.PrepareAdoption("live", new())).Adoption.Findings, f => f is { Code: "AmsAdoptShared", Subject: "launch-wizard-1" });
        await deployment.Adopt("live");
        await deployment.Apply((await deployment.Engine.RecordedSpec("live"))!);
        Assert.Equal(rules, await deployment.Account.Ingress("launch-wizard-1"));
        Assert.Equal(["launch-wizard-1", "live-mongo"], (await deployment.Account.Instances()).Single(i => i.InstanceId == made.MongoId).SecurityGroups.Select(g => g.GroupName).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task An_adoption_that_was_cut_short_anywhere_is_finished_by_the_same_again()
    {
        for (var after = 0; after < 16; after += 8)
        {
            await emulator.Reset();
            using var stop = new CancellationTokenSource();
            using var cut = new Deployment(emulator, events: new StopAfter(after, stop));
            await new HandMade(cut.Account).Make();
            await Assert.ThrowsAsync<StoppedException>(async () => await cut.Engine.Adopt(await cut.Engine.PrepareAdoption("live", new()), stop.Token));
            Assert.Equal(["/amscluster/live/adopted"], (await cut.Account.Parameters()).Select(p => p.Name));

            using var deployment = new Deployment(emulator);
            var removal = await deployment.Engine.PrepareRemoval("live");
            Assert.Contains(removal.Plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsAdoptUnfinished" });
            var work = await deployment.Engine.PrepareAdoption("live", new());
            Assert.InRange(work.Adoption.Tagging.Count, 0, 17);
            await deployment.Engine.Adopt(work);
            Assert.Empty((await deployment.Engine.PrepareAdoption("live", new())).Adoption.Tagging);
            Assert.DoesNotContain((await deployment.Plan((await deployment.Engine.RecordedSpec("live"))!)).Findings, f => f.Level is FindingLevel.Error);
        }
    }

    [EmulatorFact]
    public async Task To_adopt_again_after_changes_finds_nothing_to_do()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        await deployment.Apply(spec with { Edge = spec.Edge with { MaxSize = 20 } });
        await emulator.ResetCalls();
        var work = await deployment.Engine.PrepareAdoption("live", new());
        Assert.True(work.IsDone);
        Assert.Empty(work.Adoption.FirstPlan!.Changes);
        Assert.Equal(Health.Healthy, (await deployment.Engine.Adopt(work)).Health);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task Listeners_that_disagree_with_the_rules_are_told()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var edge = (await deployment.Account.TargetGroup("Edge-Target-Group")).TargetGroupArn!;
        var plain = await deployment.Account.Listener(HandMade.Balancer, 80);
        await deployment.Account.Send(new Elb.ModifyListener { ListenerArn = plain.ListenerArn!, DefaultActions = [new() { Type = "forward", TargetGroupArn = edge }] });
        var found = (await deployment.Engine.PrepareAdoption("live", new())).Adoption;
        Assert.Contains(found.Findings, f => f is { Level: FindingLevel.Warning, Code: "AmsAdoptUnsure" } && f.Message.Contains("port 80", StringComparison.Ordinal));
        Assert.False(found.IsBlocked);
    }

    [EmulatorFact]
    public async Task In_a_VPC_of_ones_own_the_spec_names_it_with_its_subnets()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        string[] subnets = [await deployment.Account.Subnet(vpc, "10.9.1.0/24", "ap-south-1a"), await deployment.Account.Subnet(vpc, "10.9.2.0/24", "ap-south-1b")];
        await new HandMade(deployment.Account) { Subnets = subnets }.Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        Assert.Equal(vpc, spec.Network.Vpc);
        Assert.Equal(subnets, spec.Network.Subnets);
        await deployment.Apply(spec);
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task One_launch_template_for_both_groups_becomes_two()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = HandMade.EdgeGroup, LaunchTemplate = new() { LaunchTemplateName = "Origin-Group", Version = "$Default" } });
        await deployment.Adopt("live");
        var before = await Running.Of(deployment.Account);
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        await deployment.Apply(spec);
        await deployment.AssertDone(spec);
        Assert.Equal("live-edge", (await deployment.Account.Group(HandMade.EdgeGroup)).LaunchTemplate!.LaunchTemplateName);
        Assert.Single((await Running.Of(deployment.Account)).Except(before));
    }

    [EmulatorFact]
    public async Task Of_two_clusters_with_one_database_the_second_takes_it_as_somebody_elses()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var first = await new HandMade(deployment.Account).Make();
        await new HandMade(deployment.Account) { Suffix = "-2", Database = first.MongoAddress }.Make();
        await deployment.Adopt("one", new() { LoadBalancer = HandMade.Balancer });
        await deployment.Adopt("two");
        Assert.Equal($"mongodb://{first.MongoAddress}:27017", (await deployment.Engine.RecordedSpec("two"))!.Mongo.Uri);
        await deployment.Destroy("two");
        Assert.Contains(await deployment.Account.Instances(), i => i.InstanceId == first.MongoId);
        Assert.DoesNotContain((await deployment.Plan((await deployment.Engine.RecordedSpec("one"))!)).Changes, c => c.Action is ChangeAction.Create && c.Kind == "instance");
    }

    [EmulatorFact]
    public async Task Rules_that_are_missing_find_a_place_among_those_that_are_there()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var secure = (await deployment.Account.Listener(HandMade.Balancer, 443)).ListenerArn!;
        foreach (var rule in (await deployment.Account.Rules(secure)).Where(r => r.IsDefault is not true)) await deployment.Account.Send(new Elb.DeleteRule { RuleArn = rule.RuleArn! });
        await deployment.Account.Send(new Elb.CreateRule
        {
            ListenerArn = secure, Priority = 1, Actions = [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "403" } }],
            Conditions = [new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/private/*"] } }],
        });
        await deployment.Adopt("live");
        await deployment.Apply((await deployment.Engine.RecordedSpec("live"))!);
        Assert.Equal(["1", "3", "14", "15", "16", "default"], (await deployment.Account.Rules(secure)).Select(r => r.Priority));
    }

    sealed class StopAfter(int changes, CancellationTokenSource stop) : IEngineEvents
    {
        int _done;

        public void On(EngineEvent e)
        {
            if (e is EngineEvent.Finished && Interlocked.Increment(ref _done) > changes) stop.Cancel();
        }
    }
}
