using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What a plan says about running nodes that a change does not reach.</summary>
public sealed class RunningNodesTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task Nodes_of_a_start_script_that_sets_no_key_have_the_public_one()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var template = (await deployment.Account.LaunchTemplates()).Single(t => t.LaunchTemplateName == "live-edge").LaunchTemplateId;
        var script = Convert.ToBase64String("#!/bin/bash\n./change_server_mode.sh cluster 10.0.0.5\n"u8);
        await deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new()
        {
            LaunchTemplateId = template, SourceVersion = "1", LaunchTemplateData = new() { UserData = script },
        }));

        var plan = await deployment.Plan(Spec);

        Assert.Equal(["AmsNodesNotReplaced", "AmsNodesWithPublicKey"], plan.Findings.Select(f => f.Code).Order());
        Assert.All(plan.Findings, f => Assert.Equal((FindingLevel.Warning, "live-edge"), (f.Level, f.Subject)));
    }

    [EmulatorFact]
    public async Task Nodes_of_our_start_script_have_a_random_key()
    {
        using var deployment = await Deployment.Of(emulator, Spec);

        var plan = await deployment.Plan(Spec with { Edge = Spec.Edge with { VolumeGiB = 100 } });

        Assert.Equal("AmsNodesNotReplaced", Assert.Single(plan.Findings).Code);
    }
}
