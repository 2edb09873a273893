using AmsCluster.Tests.Emulator;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>The permissions boundary of the nodes' role.</summary>
public sealed class BoundaryTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Role = "amscluster-live-ap-south-1";
    const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    static readonly ClusterSpec Plain = Deployment.Example(1);
    static readonly ClusterSpec Bounded = With(PowerUser);

    static ClusterSpec With(string? boundary) => Plain with { Access = Plain.Access with { PermissionsBoundary = boundary } };

    [EmulatorFact]
    public async Task Creates_the_role_with_it_sees_drift_and_sets_it_in_place()
    {
        using var deployment = await Deployment.Of(emulator, Bounded);
        await deployment.AssertDone(Bounded);
        Assert.Equal(PowerUser, await Boundary(deployment));

        await deployment.Account.Send(new Iam.DeleteRolePermissionsBoundary { RoleName = Role });
        var (plan, writes) = await deployment.Change(Bounded);
        Assert.Contains("permissions boundary", Assert.Single(Deployment.Sentences(plan)), StringComparison.Ordinal);
        Assert.Contains("PutRolePermissionsBoundary", writes);
        Assert.Equal(PowerUser, await Boundary(deployment));

        await deployment.Change(With(ReadOnly));
        Assert.Equal(ReadOnly, await Boundary(deployment));
    }

    [EmulatorFact]
    public async Task Is_added_to_an_existing_cluster_and_removed_again()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        Assert.Equal([$"Update role {Role}"], Deployment.Lines((await deployment.Change(Bounded)).Plan));
        Assert.Equal(PowerUser, await Boundary(deployment));
        Assert.Equal([$"Update role {Role}"], Deployment.Lines((await deployment.Change(Plain)).Plan));
        Assert.Null(await Boundary(deployment));
    }

    [EmulatorFact]
    public async Task Leaves_a_boundary_alone_that_no_spec_ever_named()
    {
        using var deployment = await Deployment.Of(emulator, Plain);
        await deployment.Account.Send(new Iam.PutRolePermissionsBoundary { RoleName = Role, PermissionsBoundary = ReadOnly });
        await deployment.AssertDone(Plain);
        Assert.Equal(ReadOnly, await Boundary(deployment));
    }

    [EmulatorFact]
    public async Task Refuses_a_boundary_that_does_not_exist_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var plan = await deployment.Plan(With("arn:aws:iam::123456789012:policy/missing"));
        var finding = Assert.Single(plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(("AmsBoundaryNotFound", "access.permissionsBoundary"), (finding.Code, finding.Subject));
    }

    static async Task<string?> Boundary(Deployment deployment) =>
        (await deployment.Account.Send(new Iam.GetRole { RoleName = Role })).Role!.PermissionsBoundary?.PermissionsBoundaryArn;
}
