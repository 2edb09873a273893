using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Flight;

namespace AmsCluster.Tests.Cli;

/// <summary>The command test, as a process, against a cluster on the emulator whose nodes are the stand-in's.</summary>
[Collection(FlightCollection.Name)]
public sealed class FlightCommandTests(FlightFixture fixture) : IAsyncLifetime
{
    Amscluster _command = null!;
    string[] _way = [];

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Reset();

        // OpenSSL's way to say whom a process trusts; what leads nowhere else leads to a closed port.
        _command = new(fixture.Emulator.EndpointUrl) { Environment = { ["AWS_REGION"] = "ap-south-1", ["SSL_CERT_FILE"] = fixture.Ams.Authority.TrustedFile } };
        _way = [.. fixture.Ams.Ports.Select(p => $":{p.Key}:127.0.0.1:{p.Value}").Append($"::127.0.0.1:{fixture.Closed}").SelectMany(w => new[] { "--connect-to", w })];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [LinuxEmulatorFact]
    public async Task A_good_cluster_is_a_line_a_check_and_the_count()
    {
        var outcome = (await Run()).MustBe(0);
        var lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(35 + 2, lines.Length);
        Assert.Equal("skipped  dns live.example.com               The name is led elsewhere by --connect-to.", lines[0]);
        Assert.Equal("passed   listener https 443                 AMS answers.", lines[4]);
        Assert.Equal("for what was skipped: Give a user of the panel: --user EMAIL.", lines[^2]);
        Assert.StartsWith("29 passed, 6 skipped. flight in ap-south-1, ", lines[^1], StringComparison.Ordinal);
        Assert.Contains("[35/35] ", outcome.Error, StringComparison.Ordinal);
    }

    [LinuxEmulatorFact]
    public async Task A_bad_one_ends_with_1_and_says_how_to_mend_it()
    {
        await fixture.Ams.Turn(new { users = Array.Empty<object>() });
        var outcome = (await Run("--quiet")).MustBe(1);
        Assert.Contains("failed   admin https://live.example.com/    There is no administrator yet: whoever opens the panel first becomes it.\n         what to do: Claim it at once: amscluster reset-password.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("28 passed, 1 failed, 6 skipped. ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [LinuxEmulatorFact]
    public async Task The_document_has_what_json_md_says_and_the_password_comes_from_the_environment()
    {
        _command.Environment["AMSCLUSTER_PASSWORD"] = "secret";
        var outcome = (await Run("--json", "--user", "JamesBond", "--app", "LiveApp")).MustBe(0);
        Shapes.Flight(outcome.Json());
        Assert.Equal((34, 0, 1), (outcome.Json().GetProperty("passed").GetInt32(), outcome.Json().GetProperty("failed").GetInt32(), outcome.Json().GetProperty("skipped").GetInt32()));
        Assert.DoesNotContain("secret", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [EmulatorFact]
    public async Task A_user_without_a_password_is_refused_before_AWS_is_asked()
    {
        await fixture.Emulator.ResetCalls();
        var outcome = (await Run("--user", "JamesBond")).MustBe(1);
        Assert.Contains("code: AmsNoPassword", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AMSCLUSTER_PASSWORD", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await fixture.Emulator.Calls()).Total);
    }

    Task<Outcome> Run(params string[] arguments) => _command.Run(["test", FlightFixture.Name, .. _way, .. arguments]);
}
