using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>That less is looked for, and only once, loses nothing from sight and takes nothing of others for ours.</summary>
public sealed class LookedForTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task A_plan_that_another_run_of_the_same_spec_has_carried_out_meanwhile_makes_nothing_twice()
    {
        using var deployment = await Deployment.Fresh(emulator);
        using var other = new Deployment(emulator);
        var spec = Deployment.Example(3);
        var late = await other.Engine.Prepare(spec);
        await deployment.Apply(spec);
        await other.Engine.Apply(late);
        Assert.Single(await deployment.Account.Vpcs(), v => v.IsDefault is not true);
        Assert.Equal(3, (await deployment.Account.Instances()).Count);
    }

    [EmulatorFact]
    public async Task A_destroy_with_a_file_that_names_another_zone_takes_the_DNS_record_along()
    {
        var spec = Deployment.Example(10);
        using var deployment = await Deployment.Of(emulator, spec);
        await deployment.Destroy(spec.Name, spec with { LoadBalancer = spec.LoadBalancer with { HostedZone = "Z0NOBODYSZONE" } });
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_role_in_a_profile_of_anothers_is_neither_changed_nor_deleted()
    {
        const string name = "amscluster-live-ap-south-1";
        const string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        var spec = Deployment.Example(10) with { Name = "live" };
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(new Iam.CreateRole { RoleName = name, AssumeRolePolicyDocument = trust });
        await deployment.Account.Send(new Iam.CreateInstanceProfile { InstanceProfileName = name });
        await deployment.Account.Send(new Iam.AddRoleToInstanceProfile { InstanceProfileName = name, RoleName = name });
        await emulator.ResetCalls();
        var blocked = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec));
        Assert.All(blocked.Findings.Where(f => f.Level is FindingLevel.Error), f => Assert.Equal("AmsNameTaken", f.Code));
        await deployment.Destroy(spec.Name);
        Assert.Empty(await deployment.Writes());
        Assert.All(await deployment.Account.Left(), left => Assert.Contains(name, left, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task An_apply_of_one_part_keeps_the_subnets_that_were_chosen()
    {
        var spec = Deployment.Example(1) with { Network = new() };
        using var deployment = await Deployment.Of(emulator, spec);
        await deployment.Engine.Apply(await deployment.Engine.Prepare(spec with { Edge = spec.Edge with { MaxSize = 7 } }, [ClusterPart.Edge]));
        Assert.Contains("placed: ", (await deployment.Account.Parameters()).Single(p => p.Name == "/amscluster/live/spec").Value!, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Two_policies_of_one_name_are_told_apart()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        spec = spec with { Edge = spec.Edge with { TargetCpu = 55 } };
        await deployment.Engine.Apply(await deployment.Engine.Prepare(spec));
        Assert.Equal([], Deployment.Sentences(await deployment.Plan(spec)));
    }

    [EmulatorFact]
    public async Task A_destroy_that_is_stopped_while_groups_go_comes_to_an_end()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var work = await deployment.Engine.PrepareRemoval("live");
        using var stop = new CancellationTokenSource();
        deployment.Aws.Called += call =>
        {
            if (call.Operation == "DeleteAutoScalingGroup") stop.Cancel();
        };
        await Assert.ThrowsAsync<StoppedException>(() => deployment.Engine.Apply(work, stop.Token).WaitAsync(TimeSpan.FromMinutes(1)));
        await deployment.Destroy("live");
        Assert.Equal([], await deployment.Account.Left());
    }
}
