using System.Text.Json;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Flight;

namespace AmsCluster.Tests.Cli;

/// <summary>The command status, as a process without a terminal, against a cluster on the emulator whose nodes are the stand-in's.</summary>
public sealed class StatusTests(FlightFixture fixture) : IClassFixture<FlightFixture>, IAsyncLifetime
{
    Amscluster _command = null!;
    string[] _way = [];

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Emulator.NoTrouble();
        await fixture.Emulator.NoFaults();
        await fixture.Reset();

        // OpenSSL's way to say whom a process trusts.
        _command = new(fixture.Emulator.EndpointUrl) { Environment = { ["AWS_REGION"] = "ap-south-1", ["SSL_CERT_FILE"] = fixture.Ams.Authority.TrustedFile } };
        _way = [.. fixture.Ams.Ports.SelectMany(p => new[] { "--connect-to", $":{p.Key}:127.0.0.1:{p.Value}" })];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    string Edge => fixture.Edges[0].InstanceId!;

    Task<Outcome> Run(params string[] arguments) => _command.Run(["status", FlightFixture.Name, .. arguments]);

    Task<Outcome> Watch(Func<IReadOnlyList<string>, Task<bool>> enough, params string[] arguments) =>
        _command.Follow(enough, ["status", FlightFixture.Name, "--watch", "1", "--aws-only", .. arguments]);

    [LinuxEmulatorFact]
    public async Task People_see_what_AWS_and_AMS_say_of_each_node_in_columns()
    {
        _command.Environment["AMSCLUSTER_PASSWORD"] = "secret";
        await fixture.Ams.Turn(new { at = new Dictionary<string, object> { [fixture.Edges[1].PrivateDnsName!.Split('.')[0]] = new { heartbeat_age = 90 } } });
        var output = (await Run([.. _way, "--user", "JamesBond"])).MustBe(0).Output;
        Assert.StartsWith("flight in ap-south-1: degraded\n", output);
        Assert.Contains("│  ├─ hls             https://live.example.com/{app}/streams/{id}.m3u8?target=edge\n", output);
        Assert.Matches($@"{Edge}  InService, healthy  {fixture.Edges[0].PrivateIpAddress} +ap-south-1\w  up [\w ]+AMS 3\.0\.3, CPU 12 %, memory 40 %, 0 streams, 0 viewers, seen \d s ago\n", output);
        Assert.Contains("dead in AMS's list, seen 9", output);
        Assert.DoesNotContain("first login", output);
        Assert.Contains($"Node {fixture.Edges[1].InstanceId} (edge, {fixture.Edges[1].PrivateIpAddress}) is dead in AMS's list of nodes", output);
        Assert.DoesNotContain("secret", output);
        Assert.DoesNotContain('\e', output);
    }

    [LinuxEmulatorFact]
    public async Task Without_a_login_it_says_how_to_log_in_first()
    {
        var output = (await Run(_way)).MustBe(0).Output;
        Assert.Contains("├─ first login  user admin, password in parameter /amscluster/flight/panel-password", output);
        Assert.Contains("A login tells versions, load, heartbeats and who stands alone: --user EMAIL.", output);
    }

    [LinuxEmulatorFact]
    public async Task A_panel_that_nobody_has_claimed_is_in_the_first_line_and_the_problems()
    {
        await fixture.Ams.Turn(new { users = Array.Empty<object>() });
        var output = (await Run(_way)).MustBe(0).Output;
        Assert.StartsWith("flight in ap-south-1: healthy, and its web panel is open to anybody\n", output);
        Assert.Contains("NOBODY HAS CLAIMED THE WEB PANEL at https://live.example.com/", output);
        Assert.DoesNotContain("first login", output);
    }

    [LinuxEmulatorFact]
    public async Task A_wrong_password_is_an_error()
    {
        _command.Environment["AMSCLUSTER_PASSWORD"] = "wrong";
        var error = (await Run([.. _way, "--user", "JamesBond", "--json"])).MustBe(1).Json();
        Assert.Equal("AmsLoginFailed", Shapes.Error(error));
    }

    [LinuxEmulatorFact]
    public async Task The_document_has_what_json_md_says()
    {
        _command.Environment["AMSCLUSTER_PASSWORD"] = "secret";
        await fixture.Emulator.Target(Edge, "unhealthy", "Target.Timeout", "Request timed out");
        var document = (await Run([.. _way, "--user", "JamesBond", "--json"])).MustBe(0).Json();
        Shapes.Cluster(document);
        var node = document.GetProperty("edge").GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("instanceId").GetString() == Edge);
        Assert.Equal(("unhealthy", "Request timed out", "running"), (node.GetProperty("targetHealth").GetString(), node.GetProperty("reason").GetString(), node.GetProperty("state").GetString()));
        Assert.True(document.GetProperty("ams").GetProperty("isLoggedIn").GetBoolean());
    }

    [EmulatorFact]
    public async Task What_is_not_healthy_ends_with_2_where_that_is_asked_for()
    {
        (await Run("--aws-only", "--detailed-exitcode")).MustBe(0);
        await fixture.Emulator.Target(Edge, "unhealthy", "Target.Timeout", "Request timed out");
        (await Run("--aws-only", "--detailed-exitcode")).MustBe(2);
        (await Run("--aws-only")).MustBe(0);
    }

    [EmulatorFact]
    public async Task Watching_is_a_line_with_the_time_a_look_and_what_is_new()
    {
        if (OperatingSystem.IsWindows()) return; // There, only the owner of a console can send Ctrl+C.
        var outcome = (await Watch(async lines =>
        {
            if (lines.Count == 2) await fixture.Emulator.Target(Edge, "unhealthy", "Target.Timeout", "Request timed out");
            return lines.Count(l => l.Contains("degraded", StringComparison.Ordinal)) == 2;
        })).MustBe(0);
        var told = outcome.Output.Split('\n');
        Assert.All(told, l => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S", l));
        Assert.Contains("flight  healthy     origin 2/2, edge 2/2", told[0]);
        Assert.Single(told, l => l.Contains("Request timed out", StringComparison.Ordinal));
        Assert.Equal("", outcome.Error);
    }

    [EmulatorFact]
    public async Task Watching_for_programs_is_a_document_a_line()
    {
        if (OperatingSystem.IsWindows()) return;
        var outcome = (await Watch(lines => Task.FromResult(lines.Count == 3), "--json")).MustBe(0);
        Assert.Equal("", outcome.Error);
        foreach (var line in outcome.Output.Split('\n'))
        {
            using var document = JsonDocument.Parse(line);
            Shapes.Cluster(document.RootElement);
        }
    }

    [EmulatorFact]
    public async Task A_look_that_fails_does_not_end_the_watching_but_the_first_one_does()
    {
        if (OperatingSystem.IsWindows()) return;
        var outcome = (await Watch(async lines =>
        {
            if (lines.Count == 1) await fixture.Emulator.FaultsFrom(1, "denied");
            if (lines[^1].Contains("could not look again", StringComparison.Ordinal)) await fixture.Emulator.NoFaults();
            return lines.Count > 2 && lines[^1].Contains("healthy", StringComparison.Ordinal);
        })).MustBe(0);
        Assert.Contains("could not look again: ", outcome.Output);
        Assert.Equal("AmsClusterNotFound", Shapes.Error((await _command.Run("status", "nobody", "--watch", "--json", "--aws-only")).MustBe(1).Json()));
    }

    [EmulatorTheory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("flight")]
    public async Task A_pause_is_a_number_of_seconds(string seconds) =>
        Assert.Contains($"--watch takes a number of seconds from 1 to 3600, not {seconds}.", (await _command.Run("status", "--watch", seconds)).MustBe(1).Error);
}
