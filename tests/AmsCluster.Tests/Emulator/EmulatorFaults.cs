using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.Emulator;

/// <summary>Makes the emulator's calls go wrong, and AWS slow.</summary>
internal static class EmulatorFaults
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Each call goes wrong with this probability, in one of these ways.</summary>
    public static Task Faults(this EmulatorFixture emulator, double rate, int seed, params string[] kinds) =>
        Tell(emulator, "faults", new { kinds, rate, seed, hang_seconds = 0.2 });

    /// <summary>All calls from this one on go wrong.</summary>
    public static Task FaultsFrom(this EmulatorFixture emulator, int call, string kind) =>
        Tell(emulator, "faults", new Dictionary<string, object> { ["kinds"] = new[] { kind }, ["from"] = call });

    /// <summary>The call waits until its client is gone: "before" it is carried out, or "after".</summary>
    public static Task Hold(this EmulatorFixture emulator, int call, string hold) => Tell(emulator, "faults", new { hold, at = call });

    /// <summary>Nothing goes wrong any more.</summary>
    public static Task NoFaults(this EmulatorFixture emulator) => Tell(emulator, "faults", new { });

    /// <summary>How many calls came since the plan was set, and whether the one that was to be held is.</summary>
    public static async Task<(int Calls, bool IsHeld)> FaultsSoFar(this EmulatorFixture emulator)
    {
        var answer = await Http.GetFromJsonAsync<JsonElement>($"{emulator.EndpointUrl}/emulator/faults");
        return (answer.GetProperty("calls").GetInt32(), answer.GetProperty("held").ValueKind is JsonValueKind.Object);
    }

    /// <summary>AWS does not show at once what is done. Tells what was met since the last time.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Slow(this EmulatorFixture emulator, int? seed, double scale = 0.2)
    {
        var answer = await Tell(emulator, "consistency", seed is null ? new Dictionary<string, double>() : new Dictionary<string, double> { ["seed"] = seed.Value, ["scale"] = scale });
        return answer.GetProperty("before").Deserialize<Dictionary<string, int>>()!;
    }

    static async Task<JsonElement> Tell(EmulatorFixture emulator, string what, object document)
    {
        // Not in chunks, which the emulator does not read.
        using var content = new StringContent(JsonSerializer.Serialize(document), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync($"{emulator.EndpointUrl}/emulator/{what}", content);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
