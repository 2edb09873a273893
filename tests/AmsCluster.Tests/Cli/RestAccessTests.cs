using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Flight;

namespace AmsCluster.Tests.Cli;

/// <summary>The command rest-access, as a process.</summary>
[Collection(FlightCollection.Name)]
public sealed class RestAccessTests(FlightFixture fixture) : IAsyncLifetime
{
    Amscluster _command = null!;
    string[] _way = [];

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Reset();

        // The stand-in does not hear of the changes at the load balancer: RestClosedTests look at those.
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["443"] = new { rules = true } } });
        await fixture.Emulator.ResetCalls();
        _command = new(fixture.Emulator.EndpointUrl) { Environment = { ["AWS_REGION"] = "ap-south-1", ["SSL_CERT_FILE"] = fixture.Ams.Authority.TrustedFile, ["AMSCLUSTER_PASSWORD"] = "secret" } };
        _way = [.. fixture.Ams.Ports.Select(p => $":{p.Key}:127.0.0.1:{p.Value}").Append($"::127.0.0.1:{fixture.Closed}").SelectMany(w => new[] { "--connect-to", w })];
    }

    public async Task DisposeAsync()
    {
        if (Python.Lacks is null) await fixture.Deployment.Apply(FlightFixture.Spec);
    }

    [LinuxEmulatorFact]
    public async Task It_shows_a_line_an_application_and_writes_nothing()
    {
        var outcome = (await Run()).MustBe(0);
        Assert.Equal("""
            LiveApp      nobody from outside  does not answer this machine
            WebRTCAppEE  nobody from outside  does not answer this machine
            live         nobody from outside  does not answer this machine

            """, outcome.Output);
        Assert.DoesNotContain((await fixture.Ams.Requests()).EnumerateArray(), r => r.GetProperty("path").GetString()!.Contains("settings", StringComparison.Ordinal) && r.GetProperty("method").GetString() != "GET");
    }

    [LinuxEmulatorFact]
    public async Task It_lets_in_and_says_what_that_opens()
    {
        var narrow = (await Run("--app", "live", "--from", "203.0.113.0/24,198.51.100.7/32", "--yes")).MustBe(0);
        Assert.Equal("live  203.0.113.0/24, 198.51.100.7/32  answers this machine  changed\n", narrow.Output);
        Assert.Contains("access.restFrom: [203.0.113.0/24, 198.51.100.7/32]", narrow.Error, StringComparison.Ordinal);
        await LetsIn("198.51.100.7/32", "203.0.113.0/24");
        var open = (await Run("--app", "*", "--from", "anywhere", "--yes")).MustBe(0);
        Assert.Equal(3, open.Output.Split("warning: Ant Media Server lets every address reach the REST API of ").Length - 1);
        Assert.DoesNotContain("secret", open.Output + open.Error, StringComparison.Ordinal);
        await LetsIn("198.51.100.7/32", "203.0.113.0/24");
    }

    [LinuxEmulatorFact]
    public async Task The_load_balancer_lets_in_what_any_application_lets_in()
    {
        var settings = new { remoteAllowedCIDR = "127.0.0.1,192.0.2.0/24" };
        await fixture.Ams.Turn(new { applications = new { a = new { settings }, b = new { } } });
        var read = (await Run("--app", "a")).MustBe(0);
        Assert.Contains("warning: The load balancer refuses 192.0.2.0/24, which a lets in", read.Output, StringComparison.Ordinal);
        (await Run("--app", "b", "--from", "203.0.113.0/24", "--yes")).MustBe(0);
        await LetsIn("192.0.2.0/24", "203.0.113.0/24");
        (await Run("--app", "b", "--from", "127.0.0.1/32", "--yes")).MustBe(0);
        await LetsIn("192.0.2.0/24");
    }

    async Task LetsIn(params string[] blocks)
    {
        var rules = await fixture.Account.Rules((await fixture.Account.Listener(FlightFixture.Name, 443)).ListenerArn!);
        Assert.Equal(blocks, rules.SelectMany(r => r.Conditions).SelectMany(c => c.SourceIpConfig?.Values ?? []).Order(StringComparer.Ordinal));
        Assert.Equal(blocks, (await fixture.Deployment.Engine.RecordedSpec(FlightFixture.Name))!.Access.RestFrom.Order(StringComparer.Ordinal));
    }

    [LinuxEmulatorFact]
    public async Task The_document_has_what_json_md_says()
    {
        var document = (await Run("--app", "live", "--from", "203.0.113.0/24", "--yes", "--json")).MustBe(0).Json();
        Shapes.RestAccess(document);
        var live = document.GetProperty("apps")[0];
        Assert.Equal(("live", true, "allowed"), (live.GetProperty("app").GetString(), live.GetProperty("isChanged").GetBoolean(), live.GetProperty("fromHere").GetString()));
    }

    [LinuxEmulatorFact]
    public async Task What_was_changed_before_a_failure_is_told()
    {
        await fixture.Ams.Turn(new { applications = new { a = new { }, b = new { settings = new { playTokenControlEnabled = true, playJwtControlEnabled = true } } } });
        var outcome = (await Run("--app", "*", "--from", "203.0.113.0/24", "--yes")).MustBe(1);
        Assert.Contains("Changed before it stopped: a.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("code: AmsSettingsRefused", outcome.Error, StringComparison.Ordinal);
    }

    [LinuxEmulatorFact]
    public async Task What_is_wrong_is_told_before_anything_is_asked()
    {
        foreach (var (code, arguments) in new (string, string[])[]
        {
            ("AmsRestSourceInvalid", ["--app", "live", "--from", "0.0.0.0/0", "--yes"]),
            ("AmsRestSourceInvalid", ["--app", "live", "--from", "203.0.113.7", "--yes"]),
            ("AmsBadArguments", ["--from", "203.0.113.0/24", "--yes"]),
            ("AmsNotConfirmed", ["--app", "live", "--from", "203.0.113.0/24"]),
        }) Assert.Equal(code, Shapes.Error((await Run([.. arguments, "--json"])).MustBe(1).Json()));
        Assert.Equal("AmsNotLoggedIn", Shapes.Error((await _command.Run(["rest-access", FlightFixture.Name, .. _way, "--json"])).MustBe(1).Json()));
        Assert.Equal(0, (await fixture.Emulator.Calls()).Total);
        Assert.Empty((await fixture.Ams.Requests()).EnumerateArray());
    }

    Task<Outcome> Run(params string[] arguments) => _command.Run(["rest-access", FlightFixture.Name, "--user", "JamesBond", .. _way, .. arguments]);
}
