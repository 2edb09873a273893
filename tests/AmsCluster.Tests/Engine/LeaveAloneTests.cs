using AmsCluster.Aws.Route53;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What somebody else has made, moved or locked stays as it is.</summary>
public sealed class LeaveAloneTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Password = "/amscluster/live/mongo-password";

    [EmulatorFact]
    public async Task A_DNS_record_that_somebody_has_moved_is_not_deleted()
    {
        var spec = Deployment.Example(10);
        using var deployment = await Deployment.Of(emulator, spec);
        var domain = spec.LoadBalancer.Domain!;
        await Move(deployment, domain);
        await deployment.Engine.Apply(await deployment.Engine.PrepareRemoval(spec.Name));
        Assert.Contains(await deployment.Account.Records(), r => r.Name.TrimEnd('.') == domain && r.ResourceRecords.Any(v => v.Value == "192.0.2.7"));
        Assert.Empty(await deployment.Account.Balancers());
    }

    [EmulatorFact]
    public async Task A_parameter_without_our_tag_is_neither_used_nor_deleted()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(
            SsmApi.PutParameter(new() { Name = Password, Type = "String", Value = "theirs" }));
        var plan = await deployment.Plan(Deployment.Example(1));
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsNameTaken", Subject: Password });
        await deployment.Engine.Apply(await deployment.Engine.PrepareRemoval("live"));
        Assert.Equal("theirs", Assert.Single(await deployment.Account.Parameters()).Value);
    }

    [EmulatorFact]
    public async Task A_secret_that_somebody_has_made_readable_is_seen()
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec);
        await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = [Password] }));
        await deployment.Account.Send(SsmApi.PutParameter(new() { Name = Password, Type = "String", Value = "open" }));
        Assert.Contains((await deployment.Plan(spec)).Findings, f => f is { Level: FindingLevel.Error, Code: "AmsCannotChange" } && f.Message.Contains("String", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_refusal_that_no_waiting_mends_is_told_at_once()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var role = new AmsCluster.Aws.Iam.PutRolePolicy { RoleName = "amscluster-live-ap-south-1", PolicyName = "theirs", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""" };
        var removal = await deployment.Engine.PrepareRemoval("live");
        await deployment.Account.Send(role);
        var error = await Assert.ThrowsAsync<ChangeFailedException>(() => deployment.Engine.Apply(removal));
        Assert.Equal("DeleteConflict", error.Code);
        Assert.Contains("polic", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    static Task Move(Deployment deployment, string domain)
    {
        ResourceRecordSet moved = new() { Name = domain, Type = "A", TTL = 60, ResourceRecords = [new() { Value = "192.0.2.7" }] };
        return deployment.Account.Send(new ChangeResourceRecordSets { HostedZoneId = Account.ExampleZone, ChangeBatch = new() { Changes = [new() { Action = "UPSERT", ResourceRecordSet = moved }] } });
    }
}
