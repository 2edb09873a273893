using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.UserData;

/// <summary>
/// The Ant Media Server of a machine, as its source says: the mode is that of its start (jee-container.xml); the server's REST API
/// takes a JSON Web Token signed with server.jwtServerSecretKey (AuthenticationFilter.java); a node of a cluster lists itself with the time of its
/// last heartbeat (ClusterNode.java); users/initial works while there is no user (CommonRestService.java).
/// </summary>
/// <param name="root">The machine's root directory.</param>
internal sealed class MachineAms(string root)
{
    /// <summary>The file by which the machine's systemctl says that AMS runs, and in which mode.</summary>
    public const string ModeFile = "ams-mode";

    const string Properties = "usr/local/antmedia/conf/red5.properties";

    /// <summary>The users of the cluster's panel, name and stored hash.</summary>
    public Dictionary<string, string> Users { get; } = new(StringComparer.Ordinal) { ["admin"] = "x" };

    /// <summary>Other nodes in the cluster's list.</summary>
    public List<object> Others { get; } = [];

    /// <summary>Whether the node writes its own record.</summary>
    public bool Beats { get; set; } = true;

    /// <summary>What the address of the database must hold for AMS to reach it; null for anything.</summary>
    public string? Login { get; set; }

    /// <summary>How far behind the node's heartbeat is.</summary>
    public TimeSpan Behind { get; set; }

    /// <summary>What was asked while it ran in standalone mode.</summary>
    public List<string> AskedStandalone { get; } = [];

    string? Mode => File.Exists(PathOf(ModeFile)) ? File.ReadAllText(PathOf(ModeFile)).Trim() : null;

    /// <summary>The answer; null where AMS does not run.</summary>
    public (int Status, string Text)? Answer(string path, string? token, string body)
    {
        if (Mode is not { } mode) return null;
        if (mode == "standalone") lock (AskedStandalone) AskedStandalone.Add(path);
        if (path == "/rest/v2/liveness") return (200, "{\"status\":\"ok\"}");
        if (path == "/rest/v2/first-login-status") return Result(Users.Count == 0);
        if (path == "/rest/v2/users/initial") return Result(Claim(body));
        if (!IsValid(token)) return (403, "Invalid Server JWT Token");
        if (path == "/rest/v2/cluster-mode-status") return Result(mode == "cluster");
        if (!path.StartsWith("/rest/v2/cluster/nodes/", StringComparison.Ordinal)) return (404, "");
        return mode == "cluster" ? (200, JsonSerializer.Serialize(path.EndsWith("/0/50", StringComparison.Ordinal) ? Nodes() : [])) : (500, "");
    }

    static (int, string) Result(bool success) => (200, success ? "{\"success\":true}" : "{\"success\":false}");

    IEnumerable<object> Nodes()
    {
        var beat = DateTimeOffset.UtcNow.Add(-Behind).ToUnixTimeMilliseconds();
        var reaches = Login is null || File.ReadAllText(PathOf(Properties)).Contains(Login, StringComparison.Ordinal);
        return Beats && reaches ? Others.Append(new { id = "127.0.0.1", ip = "127.0.0.1", lastUpdateTime = beat, status = "alive" }) : Others;
    }

    bool Claim(string body)
    {
        if (Users.Count > 0) return false;
        using var user = JsonDocument.Parse(body);
        Users[user.RootElement.GetProperty("email").GetString()!] = user.RootElement.GetProperty("password").GetString()!;
        return true;
    }

    bool IsValid(string? token)
    {
        if (token?.Split('.') is not [var head, var claims, var signature]) return false;
        var properties = File.ReadAllLines(PathOf(Properties));
        if (!properties.Contains("server.jwtServerControlEnabled=true")) return false;
        const string Name = "server.jwtServerSecretKey=";
        var key = properties.Last(l => l.StartsWith(Name, StringComparison.Ordinal))[Name.Length..];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{head}.{claims}"));
        return signature == Convert.ToBase64String(expected).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    string PathOf(string name) => Path.Combine(root, name);
}
