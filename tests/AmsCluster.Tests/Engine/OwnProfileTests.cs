using AmsCluster.Tests.Emulator;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>Nodes with an instance profile of the user's own.</summary>
public sealed class OwnProfileTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    static readonly ClusterSpec Plain = Deployment.Example(1);
    static readonly ClusterSpec Own = Plain with { Access = Plain.Access with { InstanceProfile = "nodes" } };

    [EmulatorFact]
    public async Task Makes_no_IAM_resource_and_leaves_the_profile_when_destroyed()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await MakeProfile(deployment.Account);
        var (plan, _) = await deployment.Apply(Own);
        Assert.DoesNotContain(plan.Changes, c => c.Kind is "role" or "role policy" or "instance profile" or "instance profile role");
        Assert.Contains(plan.Findings, f => f.Code is "AmsInstanceProfileRights" && f.Advice.Contains("ssm:GetParameter", StringComparison.Ordinal));
        await deployment.AssertDone(Own);
        Assert.Equal("nodes", await MongoProfile(deployment.Account));
        Assert.Equal("nodes", (await deployment.Account.TemplateVersions("live-edge"))[0].IamInstanceProfile!.Name);

        await deployment.Destroy("live");
        Assert.Single((await deployment.Account.Send(new Iam.GetInstanceProfile { InstanceProfileName = "nodes" })).InstanceProfile!.Roles);
    }

    [EmulatorFact]
    public async Task A_cluster_moves_to_it_in_place_and_back()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        await MakeProfile(deployment.Account);

        var (plan, writes) = await deployment.Change(Own);
        Assert.DoesNotContain(plan.Changes, c => c.Action is ChangeAction.Replace);
        Assert.Contains("Delete role amscluster-live-ap-south-1", Deployment.Lines(plan));
        Assert.Contains(plan.Findings, f => f.Code is "AmsInstanceProfileDeleted");
        var order = writes.ToList();
        Assert.True(order.LastIndexOf("CreateLaunchTemplateVersion") < order.IndexOf("RemoveRoleFromInstanceProfile"), string.Join(' ', order));
        Assert.True(order.IndexOf("ReplaceIamInstanceProfileAssociation") < order.IndexOf("RemoveRoleFromInstanceProfile"), string.Join(' ', order));
        Assert.Equal("nodes", await MongoProfile(deployment.Account));

        await deployment.Change(Plain);
        Assert.Equal("amscluster-live-ap-south-1", await MongoProfile(deployment.Account));
    }

    [EmulatorFact]
    public async Task Refuses_a_profile_that_does_not_exist_or_has_no_role()
    {
        using var deployment = await Deployment.Fresh(emulator);
        Assert.Equal(["AmsInstanceProfileNotFound"], await Errors(deployment));
        await deployment.Account.Send(new Iam.CreateInstanceProfile { InstanceProfileName = "nodes" });
        Assert.Equal(["AmsInstanceProfileEmpty"], await Errors(deployment));
    }

    static async Task<IEnumerable<string>> Errors(Deployment deployment) =>
        (await deployment.Plan(Own)).Findings.Where(f => f.Level is FindingLevel.Error).Select(f => f.Code);

    static async Task<string?> MongoProfile(Account account) =>
        (await account.Instances()).Single(i => i.Tags.Any(t => t is { Key: "Name", Value: "live-mongo" })).IamInstanceProfile?.Arn?.Split('/')[^1];

    static async Task MakeProfile(Account account)
    {
        await account.Send(new Iam.CreateRole { RoleName = "nodes", AssumeRolePolicyDocument = Trust });
        await account.Send(new Iam.CreateInstanceProfile { InstanceProfileName = "nodes" });
        await account.Send(new Iam.AddRoleToInstanceProfile { InstanceProfileName = "nodes", RoleName = "nodes" });
    }
}
