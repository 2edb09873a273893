using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Panel;

/// <summary>A stand-in for mongod (emulator/mongo), a test class's own. It ends with the tests, whatever happens.</summary>
public sealed class MongoStandIn : IAsyncLifetime, IDisposable
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    Process? _process;

    /// <summary>A PEM file with certificate and key, to speak TLS. Null: no TLS.</summary>
    public string? Pem { get; init; }

    /// <summary>Where it speaks MongoDB's protocol.</summary>
    public string Host { get; private set; } = "";

    /// <summary>Where it is set and looked at.</summary>
    public Uri Control { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        string[] arguments = [ Path.Combine(EmulatorFixture.Repository, "emulator", "mongo", "run.py"), "--port", "0", "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. Pem is null ? Array.Empty<string>() : ["--tls", Pem]];
        _process = Process.Start(new ProcessStartInfo(Python.Command, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var words = (await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stand-in did not start.")).Split(' ');
        Host = $"127.0.0.1:{words[1]}";
        Control = new($"http://127.0.0.1:{words[3]}");
    }

    public Task DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _process?.Dispose();

    /// <summary>Sets what is in it (emulator/mongo/control.py).</summary>
    public async Task Set(object state)
    {
        // Not in chunks, which it does not read.
        using var content = new StringContent(JsonSerializer.Serialize(state), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(Control, "state"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A database with user ams, who has this password and these roles, and the panel's users.</summary>
    public Task Set(string password, IEnumerable<object> users, string collection = "user", params string[] roles) => Set(new
    {
        logins = new { ams = new { password, roles = roles.Length > 0 ? roles : ["readWriteAnyDatabase", "dbAdminAnyDatabase"] } },
        databases = new { serverdb = new Dictionary<string, object> { [collection] = users } },
    });

    /// <summary>What is in it.</summary>
    public Task<JsonElement> State() => Http.GetFromJsonAsync<JsonElement>(new Uri(Control, "state"));

    /// <summary>What a user of the panel has for a password.</summary>
    public async Task<string?> PasswordOf(string email, string collection = "user")
    {
        var users = (await State()).GetProperty("databases").GetProperty("serverdb").GetProperty(collection).EnumerateArray();
        return users.Single(u => u.GetProperty("email").GetString() == email).GetProperty("password").GetString();
    }
}
