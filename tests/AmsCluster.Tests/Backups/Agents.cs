using System.Text;
using System.Text.Json;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Backups;

/// <summary>How the emulator's agents and snapshots behave.</summary>
internal static class Agents
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>How the next commands end in whose text a word stands.</summary>
    public static Task Answer(this EmulatorFixture emulator, params object[] answers) => Post(emulator, "agents", JsonSerializer.Serialize(new { answers }));

    /// <summary>No machine has an agent.</summary>
    public static Task NoAgents(this EmulatorFixture emulator) => Post(emulator, "agents", """{"ping": {"*": null}}""");

    /// <summary>How long snapshots are looked at until they are completed, or have failed.</summary>
    public static Task Copying(this EmulatorFixture emulator, int looks, string state = "completed") => Post(emulator, $"copying?looks={looks}&state={state}", "");

    /// <summary>The texts of the commands so far.</summary>
    public static async Task<IReadOnlyList<string>> Commands(this EmulatorFixture emulator)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync($"{emulator.EndpointUrl}/emulator/agents"));
        return [.. document.RootElement.GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("parameters").GetProperty("commands")[0].GetString()!)];
    }

    static async Task Post(EmulatorFixture emulator, string what, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        (await Http.PostAsync($"{emulator.EndpointUrl}/emulator/{what}", content)).EnsureSuccessStatusCode();
    }
}
