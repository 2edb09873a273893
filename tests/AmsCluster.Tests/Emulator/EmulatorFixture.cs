using System.Net.Http.Json;
using System.Text.Json;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Emulator;

/// <summary>An emulator for a test class, and what the tests ask of it.</summary>
public sealed class EmulatorFixture : ClassEmulator
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The repository's folder.</summary>
    public static string Repository => EmulatorPool.Repository;

    /// <summary>A connection with made-up credentials.</summary>
    public AwsConnection Connect(string region = "ap-south-1", bool keepsLimits = false) =>
        AwsConnection.Open(new() { Region = region, AccessKey = "test", SecretKey = "test", EndpointUrl = EndpointUrl, KeepsLimits = keepsLimits });

    /// <summary>Sets the counts to zero.</summary>
    public async Task ResetCalls() => (await Http.PostAsync($"{EndpointUrl}/emulator/calls/reset", null)).EnsureSuccessStatusCode();

    /// <summary>The calls since the counts were zero, and how many of them write.</summary>
    public async Task<(int Total, int Writes, string Operations)> Calls()
    {
        var calls = await Http.GetFromJsonAsync<JsonElement>($"{EndpointUrl}/emulator/calls");
        var operations = calls.GetProperty("by_operation").EnumerateObject().Select(o => $"{o.Name} {o.Value.GetProperty("calls").GetInt32()}");
        return (calls.GetProperty("total").GetInt32(), calls.GetProperty("writes").GetInt32(), string.Join(", ", operations));
    }

    /// <summary>What was sent since the counts were zero; secrets are not in it.</summary>
    public Task<string> Requests() => Http.GetStringAsync($"{EndpointUrl}/emulator/requests");
}
