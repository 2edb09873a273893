using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>The guide's cluster, deployed once for tests that only look at it.</summary>
public sealed class GuideFixture : IAsyncLifetime
{
    internal EmulatorFixture Emulator { get; } = new();

    internal Deployment Deployment { get; private set; } = null!;

    internal ClusterPlan Plan { get; private set; } = null!;

    internal Account Account => Deployment.Account;

    public async Task InitializeAsync()
    {
        await Emulator.InitializeAsync();
        if (Python.Lacks is not null) return;
        Deployment = await Deployment.Fresh(Emulator);
        (Plan, _) = await Deployment.Apply(Deployment.Example(1));
    }

    public async Task DisposeAsync()
    {
        Deployment?.Dispose();
        await Emulator.DisposeAsync();
    }
}
