using System.Net;
using System.Net.Sockets;
using AmsCluster.Ams;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Ams;

/// <summary>What the client makes of AMS's answers, good and bad.</summary>
public sealed class AmsClientTests(AmsStandIn ams) : IClassFixture<AmsStandIn>, IAsyncLifetime, IDisposable
{
    AmsClient _client = null!;

    public async Task InitializeAsync()
    {
        if (Python.Lacks is null) await ams.Reset();
        _client = new(new("https://live.example.com/"), ams.Network());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _client?.Dispose();

    [EmulatorFact]
    public async Task Liveness_names_the_node_that_the_rules_lead_to()
    {
        Assert.Equal(new("ip-10-0-1-10", "ok"), await _client.Liveness());
        Assert.Equal("ip-10-0-1-10", (await _client.Liveness("origin")).Host);
        Assert.Equal("ip-10-0-2-10", (await _client.Liveness("edge")).Host);
        using var play = new AmsClient(new("https://live.example.com:5443/"), ams.Network());
        Assert.Equal("ip-10-0-2-10", (await play.Liveness()).Host);
    }

    [EmulatorFact]
    public async Task A_login_opens_what_is_told_to_users_only()
    {
        var error = await Assert.ThrowsAsync<AmsRestException>(() => _client.Version());
        Assert.Equal(("AmsNotLoggedIn", HttpStatusCode.Forbidden), (error.Code, error.Status));
        Assert.Equal("GET https://live.example.com/rest/v2/version was answered with HTTP 403: Not authenticated user.", error.Message);

        Assert.Equal(new(true, "system/ADMIN"), await _client.Authenticate("JamesBond", "secret"));
        Assert.Equal("3.0.3", (await _client.Version()).VersionName);
        Assert.Equal(["LiveApp", "WebRTCAppEE", "live"], await _client.Applications());
        Assert.True(await _client.IsInCluster());
        Assert.Equal(2, await _client.NodeCount());
        Assert.Equal(12, (await _client.Cpu()).SystemCPULoad);
        var resources = await _client.Resources();
        Assert.Equal((12, 8L << 30, "3.0.3"), (resources.CpuUsage!.SystemCPULoad, resources.SystemMemoryInfo!.TotalMemory, resources.SoftwareVersion!.VersionName));
    }

    [EmulatorFact]
    public async Task Passwords_are_sent_as_the_panel_sends_them()
    {
        await _client.Authenticate("JamesBond", "wrong-password");
        var sent = (await ams.Requests()).EnumerateArray().Single().GetProperty("body").GetString()!;

        // md5sum of the text wrong-password: auth.service.ts sends its hexadecimal digits.
        Assert.Equal("""{"email":"JamesBond","password":"30b12a085a0c408d4ef554dd7a4ee467"}""", sent);
    }

    [EmulatorTheory]
    [InlineData("2.14.0", 1, true)]
    [InlineData("2.14.0", 2, true)]
    [InlineData("2.15.0", 1, false)]
    [InlineData("2.15.0", 2, true)]
    [InlineData("2.15.0", 3, true)]
    [InlineData("3.0.3", 2, true)]
    public async Task What_is_stored_must_be_what_the_version_wants(string version, int hashed, bool works)
    {
        // md5sum of the text secret, of that, and of that.
        string[] stored = ["5ebe2294ecd0e0f08eab7690d2a6ee69", "7022cd14c42ff272619d6beacdc9ffde", "19ff59e135cce19e3493402cb3884628"];
        await ams.Turn(new { version, users = new[] { new { email = "a@example.com", password = stored[hashed - 1] } } });
        Assert.Equal(works, (await _client.Authenticate("a@example.com", "secret")).Success);
    }

    [EmulatorFact]
    public async Task The_third_wrong_password_locks_the_user_out_for_300_seconds()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.False(await _client.IsBlocked("JamesBond"));
            Assert.Equal(new(false, ""), await _client.Authenticate("JamesBond", "wrong"));
        }

        Assert.True(await _client.IsBlocked("JamesBond"));
        Assert.Equal(new(false, "Too many login attempts. User is blocked for 300 secs"), await _client.Authenticate("JamesBond", "secret"));
        await ams.Turn(new { clock = 299 });
        Assert.False((await _client.Authenticate("JamesBond", "secret")).Success);
        await ams.Turn(new { clock = 310 });
        Assert.True((await _client.Authenticate("JamesBond", "secret")).Success);
        Assert.False(await _client.IsBlocked("JamesBond"));
    }

    [EmulatorFact]
    public async Task The_first_user_is_made_once()
    {
        Assert.False(await _client.IsUnclaimed());
        Assert.False(await _client.Claim("a@example.com", "first"));
        await ams.Turn(new { users = Array.Empty<object>() });
        Assert.True(await _client.IsUnclaimed());
        Assert.True(await _client.Claim("a@example.com", "first"));
        Assert.False(await _client.IsUnclaimed());
        Assert.True((await _client.Authenticate("a@example.com", "first")).Success);
    }

    [EmulatorFact]
    public async Task The_list_of_nodes_tells_dead_from_alive_and_has_no_end_at_fifty()
    {
        await ams.Turn(new { nodes = Enumerable.Range(0, 120).Select(i => new { host = $"ip-10-0-9-{i}", ip = $"10.0.9.{i}", heartbeat_age = i == 7 ? 21.0 : 19.0 }) });
        await _client.Authenticate("JamesBond", "secret");
        var nodes = await _client.Nodes();
        Assert.Equal(120, nodes.DistinctBy(n => n.Ip).Count());
        Assert.Equal(["10.0.9.7"], nodes.Where(n => !n.IsAlive).Select(n => n.Ip));
        Assert.InRange(DateTimeOffset.UtcNow - nodes[7].LastSeen, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90));
    }

    [EmulatorFact]
    public async Task A_node_that_stands_alone_says_so_and_has_no_list()
    {
        await ams.Turn(new { each = new { mode = "standalone", users = new[] { new { email = "JamesBond", password = "7022cd14c42ff272619d6beacdc9ffde" } } } });
        Assert.True((await _client.Authenticate("JamesBond", "secret")).Success);
        Assert.False(await _client.IsInCluster());
        Assert.Equal(HttpStatusCode.InternalServerError, (await Assert.ThrowsAsync<AmsRestException>(() => _client.Nodes())).Status);
    }

    [EmulatorFact]
    public async Task Streams_of_an_application_are_counted_through_the_panel()
    {
        await ams.Turn(new { applications = new { live = new { live = new[] { "a", "b" } } } });
        await _client.Authenticate("JamesBond", "secret");
        Assert.Equal(2, await _client.ActiveLiveStreams("live"));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<AmsRestException>(() => _client.ActiveLiveStreams("other"))).Status);

        // Without the panel's detour the application's IP filter does not let the load balancer's clients in.
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.Get("live/rest/v2/broadcasts/active-live-stream-count")).Status);
    }

    [EmulatorFact]
    public async Task A_session_stays_on_its_node()
    {
        await ams.Turn(new { nodes = Enumerable.Range(0, 3).Select(i => new { host = $"ip-10-0-1-{i}", ip = $"10.0.1.{i}" }) });
        await _client.Authenticate("JamesBond", "secret");
        for (var i = 0; i < 6; i++) Assert.Equal("3.0.3", (await _client.Version()).VersionName);
    }

    [EmulatorTheory]
    [InlineData("AmsAddressNotAllowed", "HTTP 403: Not allowed IP", """{"dashboard":["10.0.0.0/16"]}""")]
    [InlineData("AmsNoNode", "HTTP 502: 502 Bad Gateway", """{"each":{"up":false}}""")]
    [InlineData("AmsNoNode", "HTTP 503: 503 Service Temporarily Unavailable", """{"nodes":[]}""")]
    [InlineData("AmsRefused", "HTTP 500: {\"host\": \"unknown\", \"status\": \"error\"}", """{"each":{"resolves":false}}""")]
    [InlineData("AmsRefused", "HTTP 301: it leads to https://other.example.com/", """{"listeners":{"443":{"redirect":"https://other.example.com/"}}}""")]
    public async Task A_refusal_says_what_was_asked_and_what_came_back(string code, string said, string state)
    {
        await ams.Turn(System.Text.Json.JsonDocument.Parse(state).RootElement);
        var error = await Assert.ThrowsAsync<AmsRestException>(() => _client.Liveness());
        Assert.Equal(code, error.Code);
        Assert.Contains("GET https://live.example.com/rest/v2/liveness", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
    }

    [EmulatorFact]
    public async Task An_answer_that_is_not_AMSs_is_said_to_be_none()
    {
        using var http = new AmsHttp(new("https://live.example.com/"), ams.Network());
        var error = await Assert.ThrowsAsync<AmsRestException>(() => http.Get("live/play.html", AmsJson.Default.AmsVersion, default));
        Assert.Equal("AmsAnswerUnreadable", error.Code);
        Assert.Contains("Ant Media Server WebRTC/HLS/DASH Player", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"host":null,"status":"ok"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Liveness_without_a_host_is_not_an_answer_of_AMS(string body)
    {
        using var server = new OneAnswer(body);
        using var client = new AmsClient(server.Address);
        var error = await Assert.ThrowsAsync<AmsRestException>(() => client.Liveness());
        Assert.Equal("AmsAnswerUnreadable", error.Code);
        Assert.Contains("does not answer like Ant Media Server", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
    }

    [Fact]
    public async Task Other_answers_without_their_member_are_none_of_AMS()
    {
        using var server = new OneAnswer("{}");
        using var client = new AmsClient(server.Address);
        Func<Task>[] questions =
        [
            () => client.IsUnclaimed(), () => client.Applications(), () => client.IsInCluster(), () => client.NodeCount(),
            () => client.Authenticate("JamesBond", "secret"),
        ];
        foreach (var ask in questions)
            Assert.Equal("AmsAnswerUnreadable", (await Assert.ThrowsAsync<AmsRestException>(ask)).Code);
    }

    [EmulatorFact]
    public async Task The_certificate_is_checked_against_the_name_that_was_asked()
    {
        using var other = new AmsClient(new("https://other.example.com/"), ams.Network());
        Assert.Contains("TLS failed", (await Assert.ThrowsAsync<AmsRestException>(() => other.Liveness())).Message, StringComparison.Ordinal);
        using var stranger = new AmsClient(new("https://live.example.com/"), ams.Network() with { Authorities = null });
        Assert.Contains("TLS failed", (await Assert.ThrowsAsync<AmsRestException>(() => stranger.Liveness())).Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Silence_has_its_bound_and_a_stop_is_a_stop()
    {
        await ams.Turn(new { listeners = new Dictionary<string, object> { ["443"] = new { silent = true } } });
        using var brief = new AmsClient(new("https://live.example.com/"), ams.Network(TimeSpan.FromSeconds(0.5)));
        Assert.Contains("nothing came within 0.5 s", (await Assert.ThrowsAsync<AmsRestException>(() => brief.Liveness())).Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.Liveness(stop: stop.Token));
    }

    [Fact]
    public async Task A_closed_port_and_a_name_that_is_none_are_told_apart()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var closed = new AmsClient(new($"http://127.0.0.1:{port}/"));
        Assert.Contains("the connection was refused", (await Assert.ThrowsAsync<AmsRestException>(() => closed.Liveness())).Message, StringComparison.Ordinal);

        var network = new AmsNetwork { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound), ConnectTo = [ConnectTo.Parse("x:1:y:1")] };
        using var nameless = new AmsClient(new("http://no.example.com/"), network);
        var error = await Assert.ThrowsAsync<AmsRestException>(() => nameless.Liveness());
        Assert.Contains("the name does not resolve", error.Message, StringComparison.Ordinal);
        Assert.Contains("--connect-to", error.Advice, StringComparison.Ordinal);
    }
}
