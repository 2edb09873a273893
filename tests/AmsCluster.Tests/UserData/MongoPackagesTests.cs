using System.Runtime.CompilerServices;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Where the MongoDB node takes its packages from, and how long that may take.</summary>
public sealed class MongoPackagesTests : IDisposable
{
    const string Expected = "4B07 52C1 BCA2 38C0 B4EE 14DC 41DE 058A 4E7D CA05";
    readonly Machine machine = new();

    string Script => MongoUserData.For("live", "eu-west-1", Machine.Parameter, endpointUrl: machine.Aws.Url);

    string Failure => machine.Read("var/lib/amscluster/failure");

    public void Dispose() => machine.Dispose();

    [ShellFact]
    public void A_broken_repository_of_another_does_not_stop_the_installation()
    {
        machine.Flag("other-broken");

        Assert.Equal(0, machine.Run(Script).ExitCode);
    }

    [ShellFact]
    public void A_broken_repository_of_MongoDB_does()
    {
        machine.Flag("mongodb-broken");

        Assert.NotEqual(0, machine.Run(Script).ExitCode);
        Assert.Contains("the packages of MongoDB; last answer: E: Failed to fetch repo.mongodb.org", Failure, StringComparison.Ordinal);
    }

    [ShellFact]
    public void A_command_that_hangs_is_ended_when_the_time_of_the_whole_is_over()
    {
        machine.Flag("apt-hangs");

        Assert.NotEqual(0, machine.Run(Script, waitSeconds: 50, wholeSeconds: 5).ExitCode);

        Assert.Contains("step=\"install MongoDB 8.0\" reason=\"the 5 s that the first boot may take are over, "
            + "while waiting for the packages of MongoDB", Failure, StringComparison.Ordinal);
        var hanging = $"/proc/{machine.Read("hanging").Trim()}/cmdline";
        Assert.True(!File.Exists(hanging) || File.ReadAllText(hanging).Length == 0, "The command still runs.");
    }

    [ShellFact]
    public void Nodes_cannot_connect_before_the_database_user_exists()
    {
        Assert.Equal(0, machine.Run(Script).ExitCode);

        Assert.Equal(["127.0.0.1", "0.0.0.0 mongo-user"], machine.Read("starts").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [GpgFact]
    public void A_key_with_another_fingerprint_is_refused_at_once()
    {
        var found = MakeKeys(1);

        Assert.NotEqual(0, machine.Run(Script, waitSeconds: 50).ExitCode);

        Assert.Contains($"holds key {found}, expected {Expected.Replace(" ", "")}", Failure, StringComparison.Ordinal);
        Assert.False(machine.Has("usr/share/keyrings/mongodb-server-8.0.gpg"));
        Assert.DoesNotContain(machine.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [GpgFact]
    public void A_key_with_the_expected_fingerprint_is_trusted()
    {
        var found = MakeKeys(1);

        Assert.Equal(0, machine.Run(Script.Replace(Expected, found, StringComparison.Ordinal)).ExitCode);

        var (_, keys, _) = Tool.Run("/usr/bin/gpg",
            ["--homedir", machine.PathOf("gpg"), "--with-colons", "--show-keys", machine.PathOf("usr/share/keyrings/mongodb-server-8.0.gpg")]);
        Assert.Contains($":{found}:", keys, StringComparison.Ordinal);
    }

    [GpgFact]
    public void A_second_key_beside_the_expected_one_is_refused()
    {
        var found = MakeKeys(2).Split(' ');

        Assert.NotEqual(0, machine.Run(Script.Replace(Expected, found[0], StringComparison.Ordinal), waitSeconds: 50).ExitCode);
        Assert.Contains($"holds key {found[0]} {found[1]}, expected {found[0]}", Failure, StringComparison.Ordinal);
    }

    /// <summary>Makes real keys, which the key's address then serves; gives their fingerprints in the order of the file.</summary>
    string MakeKeys(int count)
    {
        machine.Flag("real-gpg");
        var folder = Directory.CreateDirectory(machine.PathOf("gpg")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        for (var i = 0; i < count; i++)
        {
            var (code, _, error) = Gpg("--passphrase", "", "--quick-gen-key", $"key{i}@example.com", "ed25519", "sign", "never");
            Assert.True(code == 0, error);
        }

        machine.Write("key.asc", Gpg("--armor", "--export").Output);
        var lines = Gpg("--with-colons", "--show-keys", machine.PathOf("key.asc")).Output.Split('\n');
        Tool.Run("gpgconf", ["--homedir", machine.PathOf("gpg"), "--kill", "all"]);
        return string.Join(' ', lines.Where(line => line.StartsWith("fpr:", StringComparison.Ordinal)).Select(line => line.Split(':')[9]));
    }

    (int ExitCode, string Output, string Error) Gpg(params string[] arguments) =>
        Tool.Run("/usr/bin/gpg", ["--homedir", machine.PathOf("gpg"), "--batch", .. arguments]);
}

/// <summary>A test that needs a shell and gpg.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GpgFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Tool.WhyNoShell ?? (File.Exists("/usr/bin/gpg") ? null : "SKIPPED: gpg is not installed"), test);
