using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.Emulator;

/// <summary>What is the matter with launches and targets (emulator/trouble.py).</summary>
internal static class EmulatorTrouble
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Launches fail from now on (<c>capacity</c>, <c>quota</c>, <c>subscription</c>, <c>key</c>), stay under way (<c>slow</c>), or wait for their launching hooks (<c>hooked</c>).</summary>
    public static Task Launches(this EmulatorFixture emulator, string how) => Tell(emulator, new { launches = how });

    /// <summary>AWS refuses every call of an operation.</summary>
    public static Task Refuse(this EmulatorFixture emulator, string operation, string code, string message) =>
        Tell(emulator, new { refuse = new Dictionary<string, string[]> { [operation] = [code, message] } });

    /// <summary>A target does not pass its check.</summary>
    public static Task Target(this EmulatorFixture emulator, string instanceId, string state, string reason, string description) =>
        Tell(emulator, new { targets = new Dictionary<string, string[]> { [instanceId] = [state, reason, description] } });

    /// <summary>Nothing is the matter any more.</summary>
    public static Task NoTrouble(this EmulatorFixture emulator) => Tell(emulator, new { });

    static async Task Tell(EmulatorFixture emulator, object what)
    {
        // Not in chunks, which the emulator does not read.
        using var content = new StringContent(JsonSerializer.Serialize(what), Encoding.UTF8, "application/json");
        (await Http.PostAsync($"{emulator.EndpointUrl}/emulator/trouble", content)).EnsureSuccessStatusCode();
    }
}
