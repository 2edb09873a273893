using AmsCluster.Panel;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.UserData;

namespace AmsCluster.Tests.Panel;

/// <summary>Real runs of the script that reads and changes the panel's users on the MongoDB node, with a stand-in for mongosh.</summary>
public sealed class NodeScriptTests : IDisposable
{
    const string Hash = "5f4dcc3b5aa765d61d8327deb882cf99";
    readonly Machine machine = new();

    public NodeScriptTests() => machine.Write("run/nothing", "");

    public void Dispose() => machine.Dispose();

    [OpensslFact]
    public void Who_there_is_and_a_key_are_told()
    {
        var end = Read();
        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        Assert.Equal("JamesBond", Assert.Single(PanelUserList.Parse(end.Output)!.Users).Email);
        Assert.Contains("-----BEGIN PUBLIC KEY-----", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", end.Output, StringComparison.Ordinal);
        var folder = new DirectoryInfo(machine.PathOf($"run/{KeyOf(end)}"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
    }

    [OpensslFact]
    public void What_is_sealed_comes_to_mongosh_by_its_environment_and_the_key_is_gone()
    {
        var read = Read();
        var end = Set(read);
        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        Assert.Equal($"mongodb://ams:{{secret}}@127.0.0.1:27017/\n{Machine.Secret}\nJamesBond\n{Hash}\n", machine.Read("mongosh-got"));
        Assert.False(Directory.Exists(machine.PathOf($"run/{KeyOf(read)}")));
    }

    [OpensslFact]
    public void Nothing_secret_is_seen()
    {
        var read = Read();
        var end = Set(read);
        foreach (var secret in new[] { Hash, Machine.Secret })
        {
            Assert.DoesNotContain(secret, read.Output + read.Error + end.Output + end.Error + Script(read), StringComparison.Ordinal);
            Assert.DoesNotContain(machine.Calls, call => call.Contains(secret, StringComparison.Ordinal));
            Assert.Empty(machine.FilesWith(secret, except: "mongosh-got"));
        }
    }

    [OpensslFact]
    public void A_seal_is_good_once()
    {
        var read = Read();
        Assert.Equal(0, Set(read).ExitCode);
        var again = Set(read);
        Assert.Equal("AmsSealFailed", Error(again).Code);
        Assert.Empty(again.Output);
    }

    [OpensslFact]
    public void Keys_that_nobody_used_go_after_an_hour()
    {
        var first = KeyOf(Read());
        Directory.SetLastWriteTimeUtc(machine.PathOf($"run/{first}"), DateTime.UtcNow.AddHours(-2));
        var second = KeyOf(Read());
        Assert.Equal([second], Directory.GetDirectories(machine.PathOf("run")).Select(Path.GetFileName));
    }

    [OpensslFact]
    public void A_database_without_a_password_needs_no_parameter()
    {
        Assert.Equal(0, machine.Run(PanelUsersScript.Read("eu-west-1", null, "JamesBond")).ExitCode);
        Assert.Equal(0, machine.Aws.ParameterCalls);
        Assert.Equal("mongodb://127.0.0.1:27017/\n\nJamesBond\n\n", machine.Read("mongosh-got"));
    }

    [OpensslTheory]
    [InlineData("3", "AmsAdminNotFound")]
    [InlineData("4", "AmsDatabaseRights")]
    [InlineData("5", "AmsDatabaseLogin")]
    [InlineData("6", "AmsDatabaseUnreachable")]
    public void What_mongosh_ends_with_is_what_it_ends_with(string exit, string code)
    {
        machine.Write("flags/mongosh-ends", exit);
        var end = Read();
        Assert.Equal(code, Error(end).Code);
        Assert.DoesNotContain("KEY", end.Output, StringComparison.Ordinal);
    }

    [OpensslFact]
    public void Without_mongosh_it_says_so()
    {
        using var tools = new OnlyTools("bash", "sh", "cat", "mktemp", "rm", "find", "openssl", "timeout", "printf");
        machine.Write("script", PanelUsersScript.Read("eu-west-1", null, "JamesBond"));
        var (exit, output, error) = Tool.Run("bash", [machine.PathOf("script")], environment: new Dictionary<string, string> { ["PATH"] = tools.Path, ["AMSCLUSTER_ROOT"] = machine.PathOf("") });
        Assert.Equal(("AmsMongoshMissing", ""), (PanelEnd.Of(exit, error, "live", "on i-1")?.Code, output));
    }

    [OpensslFact]
    public void A_parameter_that_cannot_be_read_is_told_of()
    {
        machine.Aws.Parameters.Clear();
        var end = Read();
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("parameter /amscluster/live/mongo-password could not be read", end.Error, StringComparison.Ordinal);
    }

    [OpensslFact]
    public void Odd_names_stay_as_they_are()
    {
        const string Odd = "o'neil $HOME `id` \"x\"@example.com";
        Assert.Equal(0, machine.Run(PanelUsersScript.Read("eu-west-1", null, Odd)).ExitCode);
        Assert.Contains($"\n{Odd}\n", machine.Read("mongosh-got"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amscluster-key.../../etc")]
    [InlineData("amscluster-key.a b")]
    [InlineData("elsewhere")]
    public void A_name_that_is_none_of_a_key_is_refused(string key) => Assert.Throws<ArgumentException>(() => PanelUsersScript.Set("eu-west-1", null, "JamesBond", key, "x"));

    [ShellcheckFact]
    public void Shellcheck_finds_nothing() =>
        Assert.Equal((0, "", ""), Tool.Run(Shellcheck.Program, ["--shell=bash", "--severity=style", "-"], PanelUsersScript.Set("eu-west-1", Machine.Parameter, "JamesBond", "amscluster-key.a", "x")));

    Boot Read() => machine.Run(PanelUsersScript.Read("eu-west-1", Machine.Parameter, "JamesBond", machine.Aws.Url));

    Boot Set(Boot read) => machine.Run(Script(read));

    string Script(Boot read) => PanelUsersScript.Set("eu-west-1", Machine.Parameter, "JamesBond", KeyOf(read), NodePanelUsers.Seal(Hash, read.Output), machine.Aws.Url);

    static string KeyOf(Boot read) => Assert.Single(read.Output.Split('\n'), PanelUsersScript.IsKeyName);

    static AmsException Error(Boot end) => Assert.IsType<AmsException>(PanelEnd.Of(end.ExitCode, end.Error, "live", "on i-1"));
}
