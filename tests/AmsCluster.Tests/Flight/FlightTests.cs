using System.Text.Json;
using AmsCluster.Flight;
using AmsCluster.Tests.Emulator;
using static AmsCluster.Tests.Flight.FlightFixture;

namespace AmsCluster.Tests.Flight;

/// <summary>What a test flight tells of a cluster in every good and bad state.</summary>
[Collection(FlightCollection.Name)]
public sealed class FlightTests(FlightFixture fixture) : IAsyncLifetime
{
    static readonly FlightOptions LoggedIn = new() { Login = new("JamesBond", "secret") };

    public Task InitializeAsync() => Python.Lacks is null ? fixture.Reset() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task A_good_cluster_passes_every_check()
    {
        var results = await fixture.Fly(LoggedIn);
        Assert.Equal(
            [
                "dns live.example.com: Skipped", "certificate live.example.com:443: Passed", "certificate live.example.com:5443: Passed",
                "listener http 80: Passed", "listener https 443: Passed", "listener http 5080: Passed", "listener https 5443: Passed",
                "route 443 to origin: Passed", "route 443?target=origin to origin: Passed", "route 443?target=edge to edge: Passed", "route 5443 to edge: Passed",
                "page index.html: Passed", "page player.html: Passed", "page play.html: Passed",
                "websocket 443?target=origin: Passed", "websocket 443?target=edge: Passed", "websocket 5443: Passed",
                "rtmp 1935: Passed", "srt 4200: Passed",
                "closed port 27017: Passed", "closed port 5000: Passed", "closed port 22: Passed",
                "security group 27017: Passed", "security group 5000: Passed", "security group 22: Passed",
                "admin https://live.example.com/: Passed", "login https://live.example.com/: Passed",
                "rest closed 80: Passed", "rest closed 443: Passed", "rest closed 5080: Passed", "rest closed 5443: Passed", "rest api applications: Passed",
                "cluster mode origin: Passed", "cluster mode edge: Passed", "nodes cluster: Passed",
            ],
            results.Select(r => r.ToString()));
        Assert.All(results, r => Assert.Equal((FlightFixture.Name, null), (r.ClusterName, r.Outcome is TestOutcome.Passed ? r.Advice : null)));
        Assert.Contains("Enterprise Edition 3.0.3", Only(results, "login").Seen, StringComparison.Ordinal);
        Assert.Equal("All 4 are in the cluster's list and alive.", Only(results, "nodes").Seen);
        Assert.Contains("https://live.example.com/live/index.html", results.First(r => r.Name == "page").Seen, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Without_a_login_what_needs_one_is_left_out_and_nothing_fails()
    {
        var results = await fixture.Fly();
        Assert.DoesNotContain(results, r => r.Outcome is TestOutcome.Failed);
        Assert.Equal(["cluster mode", "cluster mode", "dns", "login", "nodes", "rest api"], results.Where(r => r.Outcome is TestOutcome.Skipped).Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(results.Where(r => r.Name is "login" or "nodes" or "cluster mode" or "rest api"), r => Assert.Contains("--user", r.Advice, StringComparison.Ordinal));
    }

    /// <summary>One thing is wrong, and nothing else fails than what shows it.</summary>
    [EmulatorTheory]
    [InlineData("""{"users":[]}""", "admin", "no administrator yet", "reset-password")]
    [InlineData("""{"listeners":{"5443":{"group":"origin"}}}""", "route 5443 to edge", "which is not one of the edges", "amscluster plan")]
    [InlineData("""{"listeners":{"443":{"group":"edge"}}}""", "route 443 to origin", "which is not one of the origins", "amscluster plan")]
    [InlineData("""{"listeners":{"5443":{"rules":false}}}""", "rest closed 5443", "forwards the REST API", "amscluster plan")]
    [InlineData("""{"applications":{"live":{"missing":["play.html"]}}}""", "page play.html", "HTTP 404", "--app")]
    [InlineData("""{"each":{"cpu":75}}""", "websocket 443?target=origin,websocket 443?target=edge,websocket 5443", "highResourceUsage", "Scale out")]
    [InlineData("""{"each":{"memory":80}}""", "websocket 443?target=origin,websocket 443?target=edge,websocket 5443", "highResourceUsage", "Scale out")]
    [InlineData("""{"each":{"licensed":false}}""", "websocket 443?target=origin,websocket 443?target=edge,websocket 5443", "licence is suspended", "Marketplace")]
    [InlineData("""{"each":{"initialized":false}}""", "websocket 443?target=origin,websocket 443?target=edge,websocket 5443", "has not started", "Wait a little")]
    public async Task What_is_wrong_is_told_with_how_to_mend_it(string state, string failing, string seen, string advice)
    {
        await fixture.Ams.Turn(JsonDocument.Parse(state).RootElement);
        var failed = Failed(await fixture.Fly());
        Assert.Equal(failing.Split(','), failed.Select(r => failing == "admin" ? r.Name : $"{r.Name} {r.Subject}"));
        Assert.All(failed, r => Assert.Contains(seen, r.Seen, StringComparison.Ordinal));
        Assert.All(failed, r => Assert.Contains(advice, r.Advice, StringComparison.Ordinal));
    }

    [EmulatorTheory]
    [InlineData("""{"remoteAllowedCIDR":"127.0.0.1,0.0.0.0/0"}""", TestOutcome.Failed)]
    [InlineData("""{"ipFilterEnabled":false}""", TestOutcome.Failed)]
    [InlineData("""{"ipFilterEnabled":false,"jwtControlEnabled":true}""", TestOutcome.Passed)]
    [InlineData("""{"remoteAllowedCIDR":"127.0.0.1,203.0.113.0/24"}""", TestOutcome.Passed)]
    public async Task A_rest_api_that_is_open_to_everybody_is_called_out(string settings, TestOutcome outcome)
    {
        await fixture.Ams.Turn(new { applications = new { live = new { }, mine = new { settings = JsonDocument.Parse(settings).RootElement } } });
        var result = Only(await fixture.Fly(LoggedIn), "rest api");
        Assert.Equal(outcome, result.Outcome);
        if (outcome is TestOutcome.Failed) Assert.StartsWith("Anybody may create, stop and delete streams of mine:", result.Seen, StringComparison.Ordinal);
        Assert.Equal(TestOutcome.Passed, Only(await fixture.Fly(LoggedIn with { App = "live" }), "rest api").Outcome);
        Assert.Equal(TestOutcome.Skipped, Only(await fixture.Fly(LoggedIn with { App = "nothing" }), "rest api").Outcome);
    }

    [EmulatorTheory]
    [InlineData("1935", "rtmp")]
    [InlineData("4200", "srt")]
    public async Task A_port_that_stays_silent_fails_when_its_time_is_over(string port, string name)
    {
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { [port] = new { silent = true } } });
        var silent = Only(await fixture.Fly(patience: 1), name);
        Assert.Equal((TestOutcome.Failed, true), (silent.Outcome, silent.Seen.EndsWith($":{port}: nothing came within 2 s.", StringComparison.Ordinal)));
        Assert.Contains("security groups", silent.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_cluster_without_its_database_fails_where_the_database_is_asked()
    {
        await fixture.Ams.Turn(new { each = new { database = false } });
        var failed = Failed(await fixture.Fly());
        Assert.Equal(["websocket", "websocket", "websocket", "admin"], failed.Select(r => r.Name));
        Assert.Contains("does not reach its database", failed[0].Seen, StringComparison.Ordinal);
        Assert.Contains("HTTP 500", failed[3].Seen, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Nodes_that_stand_alone_are_called_out()
    {
        await fixture.Ams.Turn(new { each = new { mode = "standalone", users = new[] { new { email = "JamesBond", password = "7022cd14c42ff272619d6beacdc9ffde" } } } });
        var results = await fixture.Fly(LoggedIn);
        Assert.Equal(["cluster mode origin", "cluster mode edge"], Failed(results).Select(r => $"{r.Name} {r.Subject}"));
        Assert.Contains("stands alone", Failed(results)[0].Seen, StringComparison.Ordinal);
        Assert.Equal(TestOutcome.Skipped, Only(results, "nodes").Outcome);
    }

    [EmulatorFact]
    public async Task A_node_that_is_silent_or_missing_in_the_cluster_is_named_and_one_that_is_gone_is_no_failure()
    {
        var (silent, missing) = (fixture.Origins[1], fixture.Edges[0]);
        await fixture.Ams.Turn(new { at = new Dictionary<string, object> { [FlightFixture.HostOf(silent)] = new { heartbeat_age = 21 }, [FlightFixture.HostOf(missing)] = new { listed = false } } });
        var nodes = Only(await fixture.Fly(LoggedIn), "nodes");
        Assert.Equal(TestOutcome.Failed, nodes.Outcome);
        Assert.Contains($"origin {silent.InstanceId} (last heard of 2", nodes.Seen, StringComparison.Ordinal);
        Assert.Contains($"edge {missing.InstanceId} (not listed)", nodes.Seen, StringComparison.Ordinal);

        await fixture.Reset();
        var all = (await fixture.Ams.State()).GetProperty("cluster").GetProperty("nodes").EnumerateArray().Select(n => (object)new { host = n.GetProperty("host").GetString(), ip = n.GetProperty("ip").GetString(), role = n.GetProperty("role").GetString() });
        await fixture.Ams.Turn(new { nodes = all.Append(new { host = "ip-10-9-9-9", ip = "10.9.9.9", role = "none", heartbeat_age = 3600, up = false }) });
        var left = Only(await fixture.Fly(LoggedIn), "nodes");
        Assert.Equal((TestOutcome.Passed, "All 4 are in the cluster's list and alive. Still listed though gone: 10.9.9.9."), (left.Outcome, left.Seen));
    }

    [EmulatorFact]
    public async Task A_wrong_password_is_tried_once()
    {
        var results = await fixture.Fly(new() { Login = new("JamesBond", "wrong") });
        Assert.Equal(["login"], Failed(results).Select(r => r.Name));
        var dependent = results.Where(r => r.Name is "rest api" or "cluster mode" or "nodes").ToList();
        Assert.Equal(4, dependent.Count);
        Assert.All(dependent, r => Assert.Equal("Not tested, because this check failed: login https://live.example.com/.", r.Seen));
        Assert.All(dependent, r => Assert.Equal(TestOutcome.Skipped, r.Outcome));
        Assert.Contains("does not let JamesBond in: user or password is wrong", Only(results, "login").Seen, StringComparison.Ordinal);
        Assert.All(results, r => Assert.DoesNotContain("\"wrong\"", r.Seen, StringComparison.Ordinal));
        Assert.Single((await fixture.Ams.Requests()).EnumerateArray(), r => r.GetProperty("path").GetString() == "/rest/v2/users/authenticate");
    }

    [EmulatorFact]
    public async Task A_node_that_is_not_the_clusters_is_named()
    {
        await fixture.Ams.Turn(new { nodes = new[] { new { host = "ip-10-9-9-9", ip = "10.9.9.9", role = "origin" }, new { host = "ip-10-9-9-8", ip = "10.9.9.8", role = "edge" } } });
        var routes = (await fixture.Fly()).Where(r => r.Name == "route").ToList();
        Assert.All(routes, r => Assert.Equal(TestOutcome.Failed, r.Outcome));
        Assert.Contains("ip-10-9-9-9 answers, which is no running node of the cluster", routes[0].Seen, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Nodes_that_are_down_fail_what_needs_them_and_say_that_the_load_balancer_has_none()
    {
        await fixture.Ams.Turn(new { at = fixture.Edges.ToDictionary(FlightFixture.HostOf, _ => (object)new { up = false }) });
        var results = await fixture.Fly();
        var failed = Failed(results);
        Assert.Equal(["listener https 5443", "route 443?target=edge to edge", "websocket 443?target=edge"],
            failed.Select(r => $"{r.Name} {r.Subject}"));
        Assert.Equal(["route 5443 to edge", "page player.html", "page play.html", "websocket 5443"],
            results.Where(r => r.Seen == "Not tested, because this check failed: listener https 5443.").Select(r => $"{r.Name} {r.Subject}"));
        Assert.All(failed.Take(1), r => Assert.Contains("HTTP 502", r.Seen, StringComparison.Ordinal));
        Assert.All(failed.Take(1), r => Assert.Contains("no healthy node", r.Advice, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_panel_that_lets_only_some_in_is_no_failure()
    {
        await fixture.Ams.Turn(new { dashboard = new[] { "10.0.0.0/8" } });
        var results = await fixture.Fly();
        Assert.Empty(Failed(results));
        Assert.All(results.Where(r => r.Name is "route" or "admin"), r => Assert.Equal(TestOutcome.Skipped, r.Outcome));
        Assert.All(results.Where(r => r.Name is "listener" && r.Subject.StartsWith("https", StringComparison.Ordinal)), r => Assert.Contains("HTTP 403", r.Seen, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task An_http_listener_redirects_with_host_path_and_query()
    {
        var listener = (await fixture.Fly()).Single(r => r is { Name: "listener", Subject: "http 5080" });
        Assert.Equal((TestOutcome.Passed, "It redirects to https://live.example.com:5443/rest/v2/liveness?target=edge."), (listener.Outcome, listener.Seen));
    }

    [EmulatorTheory]
    [InlineData("""{"redirect":null}""", "but it answers HTTP 200")]
    [InlineData("""{"redirect":"https://#{host}:443/#{path}"}""", "but it redirects to https://live.example.com/rest/v2/liveness.")]
    [InlineData("""{"redirect":"https://other.example.com:443/#{path}?#{query}"}""", "but it redirects to https://other.example.com/")]
    public async Task An_http_listener_that_does_not_redirect_as_the_spec_says_fails(string state, string seen)
    {
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["80"] = JsonDocument.Parse(state).RootElement } });
        var failed = Assert.Single(Failed(await fixture.Fly()), r => r.Name != "rest closed");
        Assert.Equal(("listener", "http 80"), (failed.Name, failed.Subject));
        Assert.Contains(seen, failed.Seen, StringComparison.Ordinal);
        Assert.Contains("loadBalancer.http", failed.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task An_application_with_tokens_plays_to_nobody_and_passes()
    {
        await fixture.Ams.Turn(new { applications = new { live = new { tokens = true } } });
        Assert.All((await fixture.Fly()).Where(r => r.Name == "websocket"), r => Assert.Equal((TestOutcome.Passed, true), (r.Outcome, r.Seen.Contains("without a token", StringComparison.Ordinal))));
    }

    [EmulatorFact]
    public async Task The_application_is_the_one_that_is_named_else_found()
    {
        await fixture.Ams.Turn(new { applications = new { LiveApp = new { }, mine = new { } } });
        Assert.Contains("/LiveApp/", (await fixture.Fly()).First(r => r.Name == "page").Seen, StringComparison.Ordinal);
        Assert.Contains("/mine/", (await fixture.Fly(new() { App = "mine" })).First(r => r.Name == "page").Seen, StringComparison.Ordinal);

        await fixture.Ams.Turn(new { applications = new { mine = new { } } });
        Assert.Contains("/mine/", (await fixture.Fly(LoggedIn)).First(r => r.Name == "page").Seen, StringComparison.Ordinal);
        var none = (await fixture.Fly()).Where(r => r.Name is "page" or "websocket").ToList();
        Assert.All(none, r => Assert.Equal(TestOutcome.Failed, r.Outcome));
        Assert.All(none, r => Assert.Contains("--app", r.Advice, StringComparison.Ordinal));
        var other = (await fixture.Fly(new() { App = "other" })).Where(r => r.Name is "page" or "websocket").ToList();
        Assert.All(other, r => Assert.Contains("HTTP 404", r.Seen, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_cluster_that_answers_nothing_fails_within_its_time()
    {
        await fixture.Ams.Turn(new { listeners = new[] { "80", "443", "5080", "5443", "1935", "4200" }.ToDictionary(p => p, _ => (object)new { silent = true }) });
        var results = await fixture.Fly(LoggedIn, patience: 1);
        Assert.Equal(35, results.Count);
        Assert.All(results.Where(r => r.Name is "listener" or "rtmp" or "srt"), r => Assert.Equal(TestOutcome.Failed, r.Outcome));
        Assert.All(results.Where(r => r.Name is "route" or "page" or "websocket" or "admin" or "login" or "nodes"),
            r => Assert.StartsWith("Not tested, because this check failed: listener https", r.Seen, StringComparison.Ordinal));
        Assert.All(results, r => Assert.NotEmpty(r.Seen));
    }

    [EmulatorFact]
    public async Task A_stop_ends_the_flight()
    {
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["5443"] = new { silent = true } } });
        using var stop = new CancellationTokenSource();
        var flying = fixture.Fly(stop: stop.Token);
        while ((await fixture.Ams.Requests()).GetArrayLength() == 0) await Task.Delay(20);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flying);
    }

    [EmulatorFact]
    public async Task A_cluster_without_a_certificate_has_HTTP_listeners_and_no_rules()
    {
        const string Plain = "plain";
        await fixture.Deployment.Apply(new() { Name = Plain, Region = "ap-south-1" });
        try
        {
            var nodes = (await fixture.Account.Instances()).Select(i => (Instance: i, Name: i.Tags.First(t => t.Key == "Name").Value!)).Where(n => n.Name is $"{Plain}-origin" or $"{Plain}-edge");
            await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["80"] = FlightFixture.Forward, ["5080"] = FlightFixture.Forward } });
            await fixture.Ams.Turn(new { listeners = await fixture.Listeners(Plain) });
            await fixture.Ams.Turn(new { nodes = nodes.Select(n => FlightFixture.Node(n.Instance, n.Name[(Plain.Length + 1)..])) });
            var results = await fixture.Fly(LoggedIn, name: Plain);
            Assert.Empty(Failed(results));
            Assert.Equal(["certificate", "dns", "rtmp", "srt"], results.Where(r => r.Outcome is TestOutcome.Skipped).Select(r => r.Name).Order(StringComparer.Ordinal));
            Assert.Equal(["http 80", "http 5080"], results.Where(r => r.Name == "listener").Select(r => r.Subject));
            Assert.Equal(["80 to origin", "5080 to edge"], results.Where(r => r.Name == "route").Select(r => r.Subject));
            Assert.Equal(["80", "5080"], results.Where(r => r.Name == "websocket").Select(r => r.Subject));
        }
        finally
        {
            await fixture.Deployment.Destroy(Plain);
        }
    }

    [EmulatorFact]
    public async Task A_cluster_that_is_not_there_is_no_flight()
    {
        Assert.Equal("AmsClusterNotFound", (await Assert.ThrowsAsync<AmsException>(() => fixture.Fly(name: "nobody"))).Code);
    }

    [EmulatorFact]
    public async Task The_flight_writes_nothing_to_AWS()
    {
        await fixture.Emulator.ResetCalls();
        await fixture.Fly(LoggedIn);
        Assert.Equal([], await fixture.Deployment.Writes());
    }
}
