using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>The security groups of running nodes of an Auto Scaling group.</summary>
public sealed class NodeGroupTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_group_that_a_node_was_put_in_is_drift_degrades_and_is_taken_off()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var account = deployment.Account;
        var id = (await account.Group("live-edge")).Instances.Single().InstanceId!;
        var ours = (await account.SecurityGroup("live-node")).GroupId;
        var other = (await account.Send(
            Ec2Api.CreateSecurityGroup(new() { GroupName = "open", Description = "open" }))).GroupId;
        await account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, Groups = [ours, other] }));

        Assert.Equal(Health.Degraded, (await deployment.Engine.Status("live")).Health);
        var (plan, _) = await deployment.Change(Spec);

        Assert.Equal(["Update nodes live-edge"], Deployment.Lines(plan));
        var field = Assert.Single(plan.Changes.Single().Fields);
        Assert.Equal($"security groups of {id} {other} → none", field.ToString());
        var node = (await account.Instances()).Single(i => i.InstanceId == id);
        Assert.Equal([ours], node.SecurityGroups.Select(g => g.GroupId));
        await account.Send(Ec2Api.DeleteSecurityGroup(new() { GroupId = other }));
    }
}
