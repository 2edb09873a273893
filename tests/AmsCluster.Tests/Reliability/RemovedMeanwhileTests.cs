using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>An apply that still looks on while another run has removed the cluster does not wait for its health.</summary>
public sealed class RemovedMeanwhileTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task It_says_that_another_run_was_there()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var work = await deployment.Engine.Prepare(Deployment.Example(1));
        await deployment.Engine.Apply(work);
        using var other = new Deployment(emulator);
        await other.Destroy("live");
        Assert.Equal("AmsPlanOutdated", (await Assert.ThrowsAsync<OutdatedException>(() => deployment.Engine.WaitUntilHealthy(work))).Code);
    }
}
