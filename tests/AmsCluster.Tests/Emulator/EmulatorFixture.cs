using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Emulator;

/// <summary>An emulator of a test class's own, on a free port of the loopback interface. It ends with the tests, whatever happens.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    Process? _process;

    /// <summary>Where it listens.</summary>
    public string EndpointUrl { get; private set; } = "";

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        var arguments = new[] { Path.Combine(Repository, "emulator", "run.py"), "--port", "0", "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture) };
        _process = Process.Start(new ProcessStartInfo(Python.Command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        EndpointUrl = $"http://127.0.0.1:{line.Split(' ')[1]}";
    }

    public Task DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return Task.CompletedTask;
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
