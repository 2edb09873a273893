using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AmsCluster.Ams;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Ams;

/// <summary>A stand-in for an AMS cluster behind its load balancer (emulator/ams), a test class's own. It ends with the tests, whatever happens.</summary>
public sealed class AmsStandIn : IAsyncLifetime, IDisposable
{
    /// <summary>The name that its certificate is for.</summary>
    public const string Domain = "live.example.com";

    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    readonly Authority _authority = new();
    Process? _process;

    /// <summary>Listener 80, without TLS.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where the load balancer's ports are in truth.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; private set; } = new Dictionary<string, int>();

    /// <summary>Who has issued its certificate.</summary>
    internal Authority Authority => _authority;

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        var arguments = new[]
        {
            Path.Combine(EmulatorFixture.Repository, "emulator", "ams", "run.py"), "--port", "0", "--certificate", _authority.Issue(Domain),
            "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        _process = Process.Start(new ProcessStartInfo(Python.Command, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stand-in did not start.");
        Address = new($"http://127.0.0.1:{line.Split(' ')[1]}");
        Ports = (await State()).GetProperty("ports").Deserialize<Dictionary<string, int>>()!;
    }

    public Task DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _process?.Dispose();
        _authority.Dispose();
    }

    /// <summary>The way to it: its ports for those of the domain, its authority for the world's.</summary>
    internal AmsNetwork Network(TimeSpan? patience = null) => new()
    {
        ConnectTo = [.. Ports.Select(p => ConnectTo.Parse($":{p.Key}:127.0.0.1:{p.Value}"))],
        Authorities = _authority.Trusted,
        Patience = patience ?? TimeSpan.FromSeconds(20),
    };

    /// <summary>What it is, ports and all.</summary>
    public Task<JsonElement> State() => Http.GetFromJsonAsync<JsonElement>(new Uri(Address, "stand-in"));

    /// <summary>The requests so far.</summary>
    public Task<JsonElement> Requests() => Http.GetFromJsonAsync<JsonElement>(new Uri(Address, "stand-in/requests"));

    /// <summary>Sets members of its state (emulator/ams/state.py).</summary>
    public Task Turn(object changes) => Tell("stand-in", changes);

    /// <summary>As it was at the start.</summary>
    public Task Reset() => Tell("stand-in/reset", new { });

    async Task Tell(string path, object changes)
    {
        // Not in chunks, which it does not read.
        using var content = new StringContent(JsonSerializer.Serialize(changes), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(Address, path), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
