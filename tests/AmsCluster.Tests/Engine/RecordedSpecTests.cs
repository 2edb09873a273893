using AmsCluster.Tests.Emulator;

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
}
