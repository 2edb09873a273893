using AmsCluster.Operations;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>A cluster that somebody made by hand is taken over as it is, and managed from there.</summary>
public sealed class AdoptionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task What_was_made_by_the_guide_is_found_with_nothing_said_and_nothing_written()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var made = await new HandMade(deployment.Account).Make();
        await emulator.ResetCalls();
        var found = (await deployment.Engine.PrepareAdoption("live", new())).Adoption;
        Assert.Empty(await deployment.Writes());
        Assert.DoesNotContain(found.Findings, f => f.Level is FindingLevel.Error);
        Assert.All(found.Parts, p => Assert.Equal(Certainty.Certain, p.Certainty));
        foreach (var (kind, role, name) in new[]
        {
            ("load balancer", "load balancer", HandMade.Balancer), ("auto scaling group", "origin", HandMade.OriginGroup), ("auto scaling group", "edge", HandMade.EdgeGroup),
            ("launch template", "origin", "Origin-Group"), ("target group", "edge", "Edge-Target-Group"), ("instance", "mongo", "MongoDB"), ("security group", "mongo", "launch-wizard-1"),
        })
        {
            Assert.Contains(found.Parts, p => p.Kind == kind && p.Role == role && p.Name == name);
        }

        Assert.Contains(found.Parts, p => p.Id == made.MongoId);
        foreach (var code in new[] { "AmsAdoptOpenDatabase", "AmsAdoptUnencrypted", "AmsAdoptNoProfile", "AmsAdoptBareAddress", "AmsAdoptHealthCheck" })
            Assert.Contains(found.Findings, f => f.Code == code);
    }

    [EmulatorFact]
    public async Task The_spec_says_what_is_there()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var made = await new HandMade(deployment.Account).Make();
        var spec = (await deployment.Engine.PrepareAdoption("live", new())).Adoption.Spec!;
        Assert.Equal(("m5.xlarge", 20, false, null), (spec.Mongo.InstanceType, spec.Mongo.VolumeGiB, spec.Mongo.Auth, spec.Mongo.Uri));
        Assert.Equal(new GroupSpec { InstanceType = "c5.xlarge", MinSize = 1, MaxSize = 10, TargetCpu = 60 }, spec.Edge);
        Assert.Equal(("ant", made.Certificate, NetworkSpec.DefaultVpc), (spec.Access.KeyName, spec.LoadBalancer.Certificate, spec.Network.Vpc));
        Assert.Equal(["ap-south-1a"], spec.Network.NodeZones);
        Assert.Equal(["ap-south-1a", "ap-south-1b"], spec.Network.LoadBalancerZones);
        Assert.Empty(spec.Network.Subnets);

        // Detailed monitoring costs: it is not switched on where nobody has.
        Assert.Equal(NodeMonitoring.Basic, spec.Monitoring);
    }

    [EmulatorFact]
    public async Task Adoption_writes_tags_and_the_record_and_nothing_else()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var made = await new HandMade(deployment.Account).Make();
        var (before, rules) = (await Running.Of(deployment.Account), await deployment.Account.Ingress("launch-wizard-1"));
        await emulator.ResetCalls();
        var cluster = await deployment.Adopt("live");
        Assert.Equal(["AddTags", "CreateOrUpdateTags", "CreateTags", "PutParameter"], (await deployment.Writes()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(before, await Running.Of(deployment.Account));
        Assert.Equal(rules, await deployment.Account.Ingress("launch-wizard-1"));
        Assert.Equal(made.MongoId, cluster.Mongo!.InstanceId);
        Assert.Equal((HandMade.OriginGroup, HandMade.EdgeGroup), (cluster.Origin!.Name, cluster.Edge!.Name));

        // The name tag is the user's; what the groups' nodes run on was started by Auto Scaling before.
        var nodes = (await deployment.Account.Groups()).SelectMany(g => g.Instances.Select(i => $"instance {i.InstanceId}")).ToHashSet();
        var tagged = (await Tagged.All(deployment.Account)).Where(t => !nodes.Contains(t.What) && !t.What.StartsWith("volume", StringComparison.Ordinal)).ToList();
        Assert.All(tagged, t => Assert.True(t.Tags.Any(tag => tag is { Key: "amscluster:cluster", Value: "live" }), $"{t.What} has no tag"));
        Assert.Contains((await deployment.Account.Instances()).Single(i => i.InstanceId == made.MongoId).Tags, t => t is { Key: "Name", Value: "MongoDB" });
        Assert.Equal(["/amscluster/live/adopted", "/amscluster/live/spec"], (await deployment.Account.Parameters()).Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task The_first_deployment_changes_only_what_is_safe_and_the_next_has_nothing_to_do()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var before = await Running.Of(deployment.Account);
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        var (plan, writes) = await deployment.Change(spec);
        Assert.DoesNotContain(plan.Changes, c => c.Action is ChangeAction.Replace or ChangeAction.Delete);
        Assert.Equal(["instance profile", "instance profile role", "role", "role policy"], plan.Changes.Where(c => c.Action is ChangeAction.Create).Select(c => c.Kind).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(writes, w => w is "RunInstances" or "TerminateInstances" or "StopInstances" or "RevokeSecurityGroupIngress" or "ModifyInstanceAttribute");
        Assert.Equal(before, await Running.Of(deployment.Account));
        var rules = await deployment.Account.Ingress("launch-wizard-1");
        Assert.Contains("tcp 22 from 0.0.0.0/0", rules);
        Assert.Contains("tcp 27017 from Ant Media Server Enterprise Edge", rules);
        Assert.Contains((await deployment.Plan(spec)).Findings, f => f.Code == "AmsAdoptedOpen" && f.Message.Contains("tcp 27017 from 0.0.0.0/0", StringComparison.Ordinal));
        var group = await deployment.Account.Group(HandMade.OriginGroup);
        Assert.Equal(("EC2", 300), (group.HealthCheckType, group.HealthCheckGracePeriod));
        Assert.Contains("mongodb://", Account.Text((await deployment.Account.TemplateVersions("Origin-Group"))[0].UserData), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_change_works_as_with_any_cluster()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        await deployment.Apply(spec);
        var (plan, writes) = await deployment.Change(spec with { Edge = spec.Edge with { MaxSize = 20 } });
        Assert.Equal(["Update auto scaling group AMS-Edge-Group"], Deployment.Lines(plan));
        Assert.Equal(20, (await deployment.Account.Group(HandMade.EdgeGroup)).MaxSize);
        Assert.Equal(["PutParameter", "UpdateAutoScalingGroup"], writes.Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task What_would_replace_the_database_is_refused()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        var plan = await deployment.Plan(spec with { Mongo = spec.Mongo with { Auth = true } });
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsAdoptedFixed", Subject: "auth" });
        Assert.DoesNotContain(plan.Changes, c => c.Action is ChangeAction.Replace);
    }

    [EmulatorFact]
    public async Task Destroy_removes_what_was_adopted_and_what_was_added_and_says_so()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        var other = await deployment.Account.Send(Ec2Api.CreateSecurityGroup(new() { GroupName = "theirs", Description = "theirs" }));
        await deployment.Adopt("live");
        await deployment.Apply((await deployment.Engine.RecordedSpec("live"))!);
        var plan = await deployment.Destroy("live");
        Assert.Contains(plan.Findings, f => f.Code == "AmsAdopted");
        Assert.Contains(plan.Changes, c => c is { Action: ChangeAction.Delete, Kind: "auto scaling group", Name: HandMade.OriginGroup });
        Assert.Equal(["security group theirs"], await deployment.Account.Left());
        Assert.NotNull(other.GroupId);
    }
}
