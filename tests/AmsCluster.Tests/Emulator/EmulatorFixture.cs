using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Emulator;

/// <summary>
/// An emulator for a test class, on a free port of the loopback interface. A class that ends leaves its emulator, emptied, to the
/// next one: to start one takes two seconds of a processor. All end with the tests.
/// </summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    static readonly ConcurrentBag<string> Idle = [];

    /// <summary>Where it listens.</summary>
    public string EndpointUrl { get; private set; } = "";

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        EndpointUrl = Idle.TryTake(out var idle) ? idle : await Start();
    }

    public async Task DisposeAsync()
    {
        if (EndpointUrl.Length == 0) return;
        await Reset();
        Idle.Add(EndpointUrl);
    }

    static async Task<string> Start()
    {
        var arguments = new[] { Path.Combine(Repository, "emulator", "run.py"), "--port", "0", "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture) };
        var process = Process.Start(new ProcessStartInfo(Python.Command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        return $"http://127.0.0.1:{line.Split(' ')[1]}";
    }

    /// <summary>A connection with made-up credentials.</summary>
    public AwsConnection Connect(string region = "ap-south-1", bool keepsLimits = false) =>
        AwsConnection.Open(new() { Region = region, AccessKey = "test", SecretKey = "test", EndpointUrl = EndpointUrl, KeepsLimits = keepsLimits });

    /// <summary>Empties the emulator, its seeds aside, and its counts.</summary>
    public async Task Reset()
    {
        // A test that failed may have left them on.
        await this.NoFaults();
        await this.Slow(null);
        (await Http.PostAsync($"{EndpointUrl}/emulator/throttling?on=0", null)).EnsureSuccessStatusCode();
        (await Http.PostAsync($"{EndpointUrl}/moto-api/reset", null)).EnsureSuccessStatusCode();
        await ResetCalls();
    }

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

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AmsCluster.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
