using AmsCluster.Tests.Emulator;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A plan that starts from the spec of the last apply, as a cmdlet for a part makes it.</summary>
public sealed class RecordedSpecTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task A_change_of_the_recorded_spec_reads_the_record_once()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        await emulator.ResetCalls();
        var work = await deployment.Engine.Prepare("live", recorded => recorded! with { Edge = recorded.Edge with { MaxSize = 12 } }, []);
        Assert.Equal("live-edge", Assert.Single(work.Plan.Changes).Name);
        var (_, writes, operations) = await emulator.Calls();
        Assert.Equal(0, writes);
        Assert.Contains("ssm:GetParametersByPath 1", operations.Split(", "));
    }

    [EmulatorFact]
    public async Task A_cluster_that_is_not_known_has_no_recorded_spec()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var work = await deployment.Engine.Prepare("live", recorded => recorded ?? Deployment.Example(1), []);
        Assert.NotEmpty(work.Plan.Changes);
    }

    [EmulatorTheory]
    [InlineData("garbage: [")]
    [InlineData("hello")]
    [InlineData(" ")]
    [InlineData("name: other\nregion: ap-south-1\n")]
    [InlineData("name: live\nregion: eu-west-1\n")]
    [InlineData("name: live\nregion: ap-south-1\nsomethingNew: 1\n")]
    public async Task A_record_that_somebody_has_overwritten_is_told_of_and_what_is_advised_helps(string text)
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        const string name = "/amscluster/live/spec";
        await deployment.Account.Send(SsmApi.PutParameter(new() { Name = name, Type = "String", Value = text, Overwrite = true }));
        await emulator.ResetCalls();
        foreach (var work in new Func<Task>[] { () => deployment.Apply(Deployment.Example(1)), () => deployment.Destroy("live"), () => deployment.Engine.Status("live") })
        {
            var error = await Assert.ThrowsAsync<AmsException>(work);
            Assert.Equal("AmsRecordUnreadable", error.Code);
            Assert.Contains($"delete-parameter --name {name}", error.Advice, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await emulator.Calls()).Writes);
        await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = [name] }));
        await deployment.Apply(Deployment.Example(1));
        await deployment.AssertDone(Deployment.Example(1));
        await deployment.Destroy("live");
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_record_that_is_gone_is_told_of_and_what_is_advised_helps()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = ["/amscluster/live/spec"] }));
        foreach (var look in new Func<Task>[] { () => deployment.Engine.Status("live"), () => deployment.Engine.RecordedSpec("live") })
            Assert.Equal("AmsRecordLost", (await Assert.ThrowsAsync<AmsException>(look)).Code);
        Assert.Empty((await deployment.Plan(Deployment.Example(1))).Changes);
        await deployment.Apply(Deployment.Example(1));
        Assert.Equal(Health.Healthy, (await deployment.Engine.Status("live")).Health);
    }
}
