using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>An instance that EC2 ends: EC2 User Guide, "Instance terminates immediately".</summary>
public sealed class InstanceEndedTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task A_MongoDB_node_that_may_not_use_its_key_ends_the_apply_at_once_with_the_reason()
    {
        using var deployment = await Deployment.Fresh(emulator, patience: Deployment.Long);
        await emulator.Launches("key");

        var error = await Assert.ThrowsAsync<ChangeFailedException>(() => deployment.Apply(Deployment.Example(1)));

        Assert.Equal("AmsInstanceEnded", error.Code);
        Assert.Contains("Client.InternalError: Client error on launch", error.Message, StringComparison.Ordinal);
        Assert.Contains("kms:CreateGrant", error.Advice, StringComparison.Ordinal);

        await emulator.NoTrouble();
        await deployment.Engine.Apply(await deployment.Engine.Prepare(Deployment.Example(1)));
        Assert.Equal("running", (await deployment.Account.Instance("live-mongo")).State!.Name);
    }

    [EmulatorFact]
    public async Task A_wait_ends_when_the_MongoDB_node_is_terminated()
    {
        using var deployment = await Deployment.Fresh(emulator, patience: Deployment.Long);
        var work = await deployment.Engine.Prepare(Deployment.Example(1));
        await deployment.Engine.Apply(work);
        var id = (await deployment.Account.Instance("live-mongo")).InstanceId!;
        await deployment.Account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, DisableApiTermination = false }));
        await deployment.Account.Send(Ec2Api.TerminateInstances(new() { InstanceIds = [id] }));

        var error = await Assert.ThrowsAsync<AmsException>(() => deployment.Engine.WaitUntilHealthy(work));

        Assert.Equal("AmsInstanceEnded", error.Code);
        Assert.Contains($"MongoDB node {id} is terminated", error.Message, StringComparison.Ordinal);
    }
}
