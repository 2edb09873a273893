using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AmsCluster.Operations;
using AmsCluster.Panel;
using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Panel;

/// <summary>The guide's cluster, with a panel behind its load balancer and a node that answers what a test says.</summary>
public sealed partial class PanelFixture : IAsyncLifetime
{
    /// <summary>The cluster's name.</summary>
    public const string Cluster = "live";

    readonly RSA _key = RSA.Create(3072);

    /// <summary>AWS.</summary>
    public EmulatorFixture Emulator { get; } = new();

    /// <summary>AMS behind the load balancer.</summary>
    public AmsStandIn Ams { get; } = new();

    internal Deployment Deployment { get; private set; } = null!;

    internal AdminPassword Admin => new(Deployment.Aws, patience: Deployment.Short) { Network = Ams.Network() };

    public async Task InitializeAsync()
    {
        await Emulator.InitializeAsync();
        await Ams.InitializeAsync();
        if (Python.Lacks is not null) return;
        Deployment = await Deployment.Of(Emulator, Deployment.Example(1));
    }

    public async Task DisposeAsync()
    {
        Deployment?.Dispose();
        _key.Dispose();
        await Ams.DisposeAsync();
        Ams.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>What the node is to answer, and who the panel lets in with what.</summary>
    internal async Task Set(string found, string? user = null, string? password = null, object? set = null)
    {
        await Ams.Reset();
        await Ams.Turn(new { users = user is null ? [] : new[] { new { email = user, password = PanelHash.Of(password!) } } });
        var output = $"{found}\namscluster-key.abc\n{_key.ExportSubjectPublicKeyInfoPem()}\n";
        await Emulator.Agents(new { answers = new[] { new { where = "sealed=''", output, times = 9, looks = 1 }, set ?? new { where = "sealed=", output = "{}" } } });
        await Emulator.ResetCalls();
    }

    /// <summary>A line as the script prints it.</summary>
    internal static string Users(params string[] emails) =>
        $$"""{"collection":"user","users":[{{string.Join(',', emails.Select(e => $$"""{"email":"{{e}}","userType":"ADMIN","scope":"system"}"""))}}]}""";

    /// <summary>The user and hash that the last script was to store, as the node would open it.</summary>
    internal async Task<(string Email, string Hash)> Stored()
    {
        var script = (await Emulator.Scripts())[^1];
        var hash = _key.Decrypt(Convert.FromBase64String(Sealed().Match(script).Groups["value"].Value), RSAEncryptionPadding.OaepSHA256);
        return (Email().Match(script).Groups["value"].Value, Encoding.UTF8.GetString(hash));
    }

    [GeneratedRegex("^sealed='(?<value>[^']+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sealed();

    [GeneratedRegex("^email='(?<value>[^']+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();
}

/// <summary>Answers the questions of a reset, and keeps them.</summary>
internal sealed class Asked(bool may = true, int? choice = null) : IPasswordHost
{
    public List<string> Deeds { get; } = [];

    /// <summary>From which question on the answer is no.</summary>
    public int NoFrom { get; init; } = int.MaxValue;

    public Task<bool> May(string deed)
    {
        Deeds.Add(deed);
        return Task.FromResult(may && Deeds.Count < NoFrom);
    }

    public Task<PanelUser?> Choose(string question, IReadOnlyList<PanelUser> users) => Task.FromResult(choice is { } n ? users[n] : null);
}
