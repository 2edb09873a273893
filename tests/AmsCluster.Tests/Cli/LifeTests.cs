using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>The life of a cluster by the command, from plan to destroy.</summary>
public sealed class LifeTests(EmulatorFixture emulator) : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    static readonly string Spec = Amscluster.Example("01-guide.yaml");
    readonly Amscluster _command = new(emulator.EndpointUrl);

    public Task InitializeAsync() => emulator.EndpointUrl.Length > 0 ? emulator.Reset() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task Programs_see_one_document_at_every_step()
    {
        var plan = (await _command.Run("plan", "-f", Spec, "--json", "--detailed-exitcode")).MustBe(2);
        Shapes.Plan(plan.Json());
        Assert.Equal("", plan.Error);
        Assert.Equal(0, (await emulator.Calls()).Writes);
        (await _command.Run("plan", "-f", Spec, "--quiet")).MustBe(0);

        var apply = (await _command.Run("apply", "-f", Spec, "--yes", "--json")).MustBe(0);
        Shapes.Plan(apply.Json());
        Assert.Equal("", apply.Error);
        Assert.True(apply.Json().GetProperty("upToDate").GetBoolean());
        var changes = apply.Json().GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(plan.Json().GetProperty("changes").GetArrayLength(), changes.Count);
        Assert.All(changes, c => Assert.NotEmpty(c.GetProperty("id").GetString()!));
        Assert.Contains(apply.Json().GetProperty("endpoints").EnumerateArray(), e => e.GetProperty("url").GetString() == "https://live.example.com/");

        var again = (await _command.Run("apply", "live", "--region", "ap-south-1", "--yes", "--json")).MustBe(0);
        Assert.Equal(0, again.Json().GetProperty("changes").GetArrayLength());
        (await _command.Run("plan", "live", "--region", "ap-south-1", "--detailed-exitcode")).MustBe(0);

        var status = (await _command.Run("status", "live", "--region", "ap-south-1", "--json")).MustBe(0);
        Shapes.Cluster(status.Json());
        Assert.Equal("healthy", status.Json().GetProperty("health").GetString());
        var node = status.Json().GetProperty("origin").GetProperty("nodes")[0];
        Assert.Equal($"aws ssm start-session --target {node.GetProperty("instanceId").GetString()} --region ap-south-1", node.GetProperty("connect")[0].GetString());
        var list = (await _command.Run("status", "--region", "ap-south-1", "--json")).MustBe(0).Json();
        Shapes.Cluster(Assert.Single(list.GetProperty("clusters").EnumerateArray().ToList()));

        var destroy = (await _command.Run("destroy", "live", "--region", "ap-south-1", "--yes", "--json")).MustBe(0);
        Shapes.Plan(destroy.Json());
        Assert.Equal("completed", destroy.Json().GetProperty("backup").GetProperty("state").GetString());
        Assert.All(destroy.Json().GetProperty("changes").EnumerateArray(), c => Assert.Equal("delete", c.GetProperty("action").GetString()));
        Assert.Equal("AmsClusterNotFound", Shapes.Error((await _command.Run("status", "live", "--region", "ap-south-1", "--json")).MustBe(1).Json()));
        var gone = (await _command.Run("destroy", "live", "--region", "ap-south-1", "--yes", "--json")).MustBe(1);
        Assert.Equal("AmsClusterNotFound", Shapes.Error(gone.Json()));
    }

    [EmulatorFact]
    public async Task People_see_lines_without_colour_codes_when_there_is_no_terminal()
    {
        var plan = (await _command.Run("plan", "-f", Spec)).MustBe(0);
        Assert.Contains("    + load balancer live", plan.Output);
        Assert.Matches(@"\n\d+ to create\.\n$", plan.Output.ReplaceLineEndings("\n"));

        var apply = (await _command.Run("apply", "-f", Spec, "--yes")).MustBe(0);
        Assert.Matches(@"^\[1/\d+\] created ", apply.Error);
        Assert.Contains("├─ load balancer live-", apply.Output);
        Assert.Contains("https://live.example.com:5443/", apply.Output);
        Assert.Matches(@"\d+ created\. \d+ calls, ", apply.Output);

        var again = (await _command.Run("apply", "-f", Spec, "--yes", "--quiet", "--no-wait")).MustBe(0);
        Assert.Contains("No changes. live is as its spec says.", again.Output);
        Assert.Equal("", again.Error);
        Assert.Contains("live  healthy", (await _command.Run("status", "--region", "ap-south-1")).MustBe(0).Output);

        var destroy = (await _command.Run("destroy", "-f", Spec, "--yes")).MustBe(0);
        Assert.Contains("live is gone.", destroy.Output);
        Assert.Matches(@"\n1 backup of its database stay.*amscluster backups live --delete snap-", destroy.Output);
        Assert.Contains("There is nothing of live", (await _command.Run("destroy", "-f", Spec, "--yes")).MustBe(0).Output);
        Assert.Contains("There are no clusters", (await _command.Run("status", "--region", "ap-south-1")).MustBe(0).Output);
        Assert.DoesNotContain('\e', plan.Output + apply.Output + apply.Error + destroy.Output + destroy.Error);
    }

    [EmulatorFact]
    public async Task Verbose_tells_every_call_and_no_secret()
    {
        var apply = (await _command.Run("apply", "-f", Spec, "--yes", "--json", "--verbose")).MustBe(0);
        var calls = apply.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(apply.Json().GetProperty("calls").GetInt32(), calls.Length);
        Assert.All(calls, c => Assert.Matches(@"^\d\d:\d\d:\d\d\.\d{3} [A-Z].* [A-Z]\w+ \d+ ms \S+", c));
        Assert.DoesNotContain("mongodb://", apply.Error + apply.Output);
    }

    [EmulatorFact]
    public async Task A_refusal_without_a_terminal_comes_before_any_call()
    {
        (await _command.Run("apply", "-f", Spec)).MustBe(1);
        (await _command.Run("destroy", "-f", Spec)).MustBe(1);
        Assert.Equal(0, (await emulator.Calls()).Total);
    }

    [EmulatorFact]
    public async Task What_blocks_a_plan_is_shown_in_full_and_nothing_is_written()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Spec)).Replace("keyName: ant", "keyName: nobody").Replace("000000000001", "000000000002"));
        try
        {
            var plan = (await _command.Run("plan", "-f", file, "--json", "--detailed-exitcode")).MustBe(1).Json();
            Shapes.Plan(plan);
            Assert.True(plan.GetProperty("findings").EnumerateArray().Count(f => f.GetProperty("level").GetString() == "error") >= 2);
            Assert.NotEmpty(plan.GetProperty("error").GetProperty("code").GetString()!);
            var apply = (await _command.Run("apply", "-f", file, "--yes", "--json")).MustBe(1).Json();
            Shapes.Error(apply);
            Assert.All(apply.GetProperty("findings").EnumerateArray(), Shapes.Finding);
            Assert.Equal(0, (await emulator.Calls()).Writes);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
