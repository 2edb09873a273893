using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.Emulator;

/// <summary>Says what the agents of Systems Manager are and how commands end (emulator/agents.py).</summary>
internal static class EmulatorAgents
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Sets a plan.</summary>
    public static async Task Agents(this EmulatorFixture emulator, object plan)
    {
        // Not in chunks, which the emulator does not read.
        using var content = new StringContent(JsonSerializer.Serialize(plan), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync($"{emulator.EndpointUrl}/emulator/agents", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The scripts that were sent, in their order.</summary>
    public static async Task<IReadOnlyList<string>> Scripts(this EmulatorFixture emulator)
    {
        var state = await Http.GetFromJsonAsync<JsonElement>($"{emulator.EndpointUrl}/emulator/agents");
        return [.. state.GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("parameters").GetProperty("commands")[0].GetString()!)];
    }
}
