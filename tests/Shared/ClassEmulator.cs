using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests;

/// <summary>An emulator for a test class, from the pool.</summary>
public class ClassEmulator : IAsyncLifetime
{
    /// <summary>Where it listens.</summary>
    public string EndpointUrl { get; private set; } = "";

    /// <summary>Empties it, its seeds aside, and its counts.</summary>
    public Task Reset() => EmulatorPool.Reset(EndpointUrl);

    public async Task InitializeAsync()
    {
        if (Python.Lacks is null) EndpointUrl = await EmulatorPool.Take();
    }

    public async Task DisposeAsync()
    {
        if (EndpointUrl.Length > 0) await EmulatorPool.Return(EndpointUrl);
    }
}
