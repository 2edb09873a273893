using System.Net;
using System.Text.Json;
using AmsCluster.Ams;
using AmsCluster.Flight;
using AmsCluster.Tests.Emulator;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Flight;

/// <summary>
/// The rules that the emulator's load balancer has, in front of nodes that answer as AMS does: what they refuse, what they let
/// through, and that the REST API is open without them.
/// </summary>
[Collection(FlightCollection.Name)]
public sealed class RestClosedTests(FlightFixture fixture) : IAsyncLifetime
{
    const string Live = "/live/rest/v2/broadcasts/on-air";

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Reset();
        await fixture.Ams.Turn(new { applications = new { live = new { live = new[] { "on-air" } } } });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorTheory]
    [InlineData("DELETE", 5443)]
    [InlineData("PUT", 443)]
    [InlineData("POST", 5443)]
    public async Task A_write_from_outside_never_reaches_a_node(string method, int port)
    {
        Assert.True(IsRefused(await Send(method, Live, port)));
        Assert.True(IsRefused(await Send(method, $"{Live}?target=edge", port)));
        Assert.Equal(["on-air"], await OnAir());
    }

    [EmulatorFact]
    public async Task Without_the_rules_AMS_forwards_a_write_whatever_its_address_list_says()
    {
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["5443"] = new { rules = false }, ["443"] = new { rules = false } } });
        Assert.Equal(HttpStatusCode.Forbidden, (await Send("GET", Live, 443)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send("GET", "/live/rest/v2/acm", 443)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send("DELETE", Live, 5443)).Status);
        Assert.Equal([], await OnAir());
    }

    [EmulatorTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_spelling_of_the_path_gets_through(bool normalizes)
    {
        await fixture.Ams.Turn(new { normalizes });
        string[] spellings =
        [
            "/live/rest", "/live/rest/", "/live/rest/v2/acm", "/live//rest/v2/acm", "//live/rest/v2/acm", "/live/./rest/v2/acm", "/live/%72est/v2/acm", "/live/r%65st/v2/acm",
            "/live/%72%65%73%74/v2/acm", "/%6Cive/%72est/v2/acm", "/live;x=1/rest/v2/acm", "/live/;/rest/v2/acm", "/live/rest;x/v2/acm", "/live/x/../rest/v2/acm", "/live/x/..;/rest/v2/acm",
            "/rest/../live/%72est/v2/acm", "/rest/%2e%2e/live/rest/v2/acm", "/rest/v2/%2E./%2e./live/%72est/v2/acm", "/live/chunked/rest/v2/acm/a.m4s", "/live/chunked/xrest/v2/acm/a.m4s",
            "/live/hls-upload/a-rest/v2/acm/a.m3u8",
        ];
        foreach (var path in spellings)
        {
            foreach (var port in new[] { 443, 5443 })
            {
                var answer = await Send("GET", path, port);
                Assert.True(IsRefused(answer), $"{path} at {port}: {answer.Status} {answer.Text}");
            }
        }
    }

    [EmulatorTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Panel_players_and_publishers_are_let_through(bool normalizes)
    {
        await fixture.Ams.Turn(new { normalizes });
        string[] needed =
        [
            "/", "/rest/v2/liveness", "/rest/v2/first-login-status", "/rest/v2/version", "/rest/v2/users/a%40example.com/blocked", "/rest/v2/applications/settings/live",
            "/rest/v2/request?_path=live/rest/v2/broadcasts/list/0/10", "/rest/v2/request?_path=live%2Frest%2Fv2%2Fbroadcasts%2Fcount",
            "/live/", "/live/index.html", "/live/play.html?id=a&playOrder=webrtc,hls", "/live/player.html", "/live/websocket", "/live/websocket?target=edge",
            "/live/streams/a.m3u8", "/live/streams/rest-of-the-day.m3u8", "/live/streams/restaurant_480p.m3u8", "/live/streams/my%20stream.m3u8", "/live/streams/%E5%BD%B1.m3u8",
            "/live/streams/caf%C3%A9%2B1.mp4", "/live/streams/a..b.mp4", "/live/streams/sub/folder/a0001.ts", "/live/streams/a.m3u8?token=x;y&target=edge", "/live/streams/a/a.mpd",
            "/live/streams/a/0segment_00001.m4s", "/live/previews/a.png", "/live/whip/a", "/live/whep/a", "/live/analytic/events", "/live/js/webrtc_adaptor.js", "/live/openapi/openapi.json",
            "/live/chunked/a/a.mpd", "/live/hls-upload/a.m3u8",
        ];
        foreach (var path in needed)
        {
            foreach (var port in new[] { 443, 5443 })
            {
                var answer = await Send("GET", path, port);
                Assert.False(answer.Text.StartsWith("AmsCluster:", StringComparison.Ordinal), $"{path} at {port}: {answer.Text}");
            }
        }
    }

    [EmulatorFact]
    public async Task An_address_that_restFrom_names_gets_through_and_no_other()
    {
        var spec = FlightFixture.Spec with { Access = new() { RestFrom = ["203.0.113.0/24", "198.51.100.7/32"] } };
        await fixture.Deployment.Apply(spec);
        try
        {
            await fixture.Ams.Turn(new { listeners = await fixture.Listeners() });
            foreach (var (client, refused) in new[] { ("203.0.113.9", false), ("198.51.100.7", false), ("198.51.100.8", true) })
            {
                await fixture.Ams.Turn(new { client });
                Assert.Equal(refused, IsRefused(await Send("GET", Live, 443)));
                Assert.True(IsRefused(await Send("GET", Live.Replace("rest", "x/../%72est", StringComparison.Ordinal), 443)) || !refused);
            }

            await fixture.Ams.Turn(new { client = "203.0.113.9" });
            Assert.All((await fixture.Fly()).Where(r => r is { Name: "rest closed", Subject: "443" or "5443" }), r => Assert.Contains("access.restFrom", r.Seen, StringComparison.Ordinal));
        }
        finally
        {
            await fixture.Deployment.Apply(FlightFixture.Spec);
        }
    }

    [EmulatorFact]
    public async Task The_flight_asks_for_what_does_not_exist_and_writes_nothing()
    {
        await fixture.Fly();
        var asked = (await fixture.Ams.Requests()).EnumerateArray().Where(r => Path(r).Contains("est/v2/broadcasts", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, asked.Count);
        Assert.All(asked, r => Assert.Equal("GET", r.GetProperty("method").GetString()));
        Assert.All(asked, r => Assert.Contains("/amscluster-test-", Path(r), StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_load_balancer_that_closes_only_the_usual_spelling_fails_the_flight()
    {
        var secure = await fixture.Account.Rules((await fixture.Account.Listener(FlightFixture.Name, 443)).ListenerArn!);
        await fixture.Ams.Turn(new { normalizes = false, listeners = new Dictionary<string, object> { ["443"] = new { rules = secure.Where(r => r.Priority != "3") } } });
        var result = (await fixture.Fly()).Single(r => r is { Name: "rest closed", Subject: "443" });
        Assert.Equal(TestOutcome.Failed, result.Outcome);
        Assert.Contains("/live/%72est", result.Seen, StringComparison.Ordinal);
    }

    static string Path(JsonElement request) => request.GetProperty("path").GetString()!;

    static bool IsRefused(AmsAnswer answer) => answer.Status is HttpStatusCode.Forbidden && answer.Text.StartsWith("AmsCluster:", StringComparison.Ordinal);

    async Task<AmsAnswer> Send(string method, string path, int port)
    {
        var address = new UriBuilder(port is 443 or 5443 ? "https" : "http", "live.example.com", port).Uri;
        using var http = new AmsHttp(address, fixture.Ams.Network());
        var asked = new Uri(address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return await http.Send(new(method), asked, null, default);
    }

    async Task<IEnumerable<string?>> OnAir()
    {
        var live = (await fixture.Ams.State()).GetProperty("cluster").GetProperty("applications").GetProperty("live").GetProperty("live");
        return [.. live.EnumerateArray().Select(s => s.GetString())];
    }
}
