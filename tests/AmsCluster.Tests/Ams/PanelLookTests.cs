using System.Net;
using System.Text.Json;
using AmsCluster.Operations;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Ams;

/// <summary>A cluster on the emulator, whose nodes the stand-in plays: what AWS says and what AMS says, joined.</summary>
public sealed class PanelLookTests(EmulatorFixture emulator, AmsStandIn ams) : IClassFixture<EmulatorFixture>, IClassFixture<AmsStandIn>, IAsyncLifetime
{
    Deployment _deployment = null!;
    Node _origin = null!;
    Node _edge = null!;

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        _deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var cluster = await _deployment.Engine.Look("live");
        (_origin, _edge) = (cluster.Origin!.Nodes[0], cluster.Edge!.Nodes[0]);
        await ams.Reset();
        await ams.Turn(new { nodes = new[] { Played(_origin), Played(_edge) } });
    }

    public Task DisposeAsync()
    {
        _deployment?.Dispose();
        return Task.CompletedTask;
    }

    static string Host(Node node) => $"ip-{node.PrivateIpAddress!.Replace('.', '-')}";

    static object Played(Node node) => new { host = Host(node), ip = node.PrivateIpAddress, role = node.Role.ToString().ToLowerInvariant() };

    Task Turn(Node node, object changes) => ams.Turn(new { at = new Dictionary<string, object> { [Host(node)] = changes } });

    PanelLook Panel(string? password = "secret", string user = "JamesBond") =>
        new(new() { Login = password is null ? null : new NetworkCredential(user, password) }, ams.Network());

    async Task<Cluster> Look(string? password = "secret")
    {
        using var panel = Panel(password);
        return await _deployment.Engine.Look("live", panel);
    }

    async Task<List<string>> Asked(string path) => [.. (await ams.Requests()).EnumerateArray()
        .Where(r => r.GetProperty("path").GetString() == path).Select(r => r.GetProperty("node").GetString()!)];

    [EmulatorFact]
    public async Task A_login_tells_version_load_streams_and_heartbeat_of_every_node()
    {
        await Turn(_origin, new { cpu = 34, memory = 55 });
        await ams.Turn(new { applications = new { live = new { live = new[] { "a", "b" } } } });
        var cluster = await Look();
        var (origin, edge) = (cluster.Origin!.Nodes[0], cluster.Edge!.Nodes[0]);
        Assert.Equal((Membership.Alive, "3.0.3", 34, 55, 2), (origin.Membership, origin.Version, origin.Cpu, origin.Memory, origin.Streams));
        Assert.Equal((Membership.Alive, "3.0.3", 12, 40, 0), (edge.Membership, edge.Version, edge.Cpu, edge.Memory, edge.Streams));
        Assert.InRange(DateTimeOffset.UtcNow - edge.LastHeartbeat!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal((Health.Healthy, 0), (cluster.Health, cluster.Problems.Count));
        Assert.True(cluster.Ams is { IsReached: true, IsLoggedIn: true, IsClaimed: true, Version: "3.0.3", Note: null, Url: "https://live.example.com/" });
    }

    [EmulatorFact]
    public async Task Without_a_login_it_tells_what_is_open_and_what_a_login_would_tell()
    {
        var cluster = await Look(password: null);
        Assert.True(cluster.Ams is { IsReached: true, IsLoggedIn: false, IsClaimed: true });
        Assert.Contains("--user", cluster.Ams.Note);
        Assert.Null(cluster.Edge!.Nodes[0].Membership);
        Assert.Equal((Health.Healthy, 0), (cluster.Health, cluster.Problems.Count));
        Assert.Equal(["/rest/v2/first-login-status"], (await ams.Requests()).EnumerateArray().Select(r => r.GetProperty("path").GetString()));
    }

    [EmulatorTheory]
    [InlineData("secret")]
    [InlineData(null)]
    public async Task That_nobody_has_claimed_the_panel_comes_first(string? password)
    {
        await ams.Turn(new { users = Array.Empty<object>() });
        var cluster = await Look(password);
        Assert.Equal((false, Health.Healthy), (cluster.Ams!.IsClaimed, cluster.Health));
        Assert.StartsWith("NOBODY HAS CLAIMED THE WEB PANEL at https://live.example.com/: ", cluster.Problems[0]);
        Assert.EndsWith("Claim it now: amscluster reset-password live.", cluster.Problems[0]);
        Assert.Empty(await Asked("/rest/v2/users/authenticate"));
    }

    // change_server_mode.sh has not worked (the trap of AMS 3.0): the node has users of its own, whatever its first boot has made.
    [EmulatorTheory]
    [InlineData("JamesBond", "secret")]
    [InlineData("JamesBond", "another")]
    public async Task A_node_that_stands_alone_is_called_out(string email, string password)
    {
        var alone = new { email, password = password == "secret" ? "7022cd14c42ff272619d6beacdc9ffde" : "0" };
        await Turn(_edge, new { mode = "standalone", users = new[] { alone } });
        var cluster = await Look();
        Assert.Equal((Membership.Alive, Membership.Standalone, Health.Degraded), (cluster.Origin!.Nodes[0].Membership, cluster.Edge!.Nodes[0].Membership, cluster.Health));
        var problem = Assert.Single(cluster.Problems);
        Assert.StartsWith($"Node {_edge.InstanceId} (edge, {_edge.PrivateIpAddress}) stands alone, outside the cluster", problem);
        Assert.Contains("mongodb://", problem);
        Assert.EndsWith($"aws ec2 terminate-instances --instance-ids {_edge.InstanceId}", problem);
    }

    [EmulatorFact]
    public async Task A_cluster_of_nodes_that_all_stand_alone_is_told_too()
    {
        var users = new[] { new { email = "JamesBond", password = "7022cd14c42ff272619d6beacdc9ffde" } };
        await ams.Turn(new { each = new { mode = "standalone", users } });
        var cluster = await Look();
        Assert.Equal((Membership.Standalone, Membership.Standalone, 2), (cluster.Origin!.Nodes[0].Membership, cluster.Edge!.Nodes[0].Membership, cluster.Problems.Count));
    }

    [EmulatorFact]
    public async Task A_node_whose_heartbeat_is_older_than_20_seconds_is_dead()
    {
        await Turn(_edge, new { heartbeat_age = 19 });
        Assert.Equal(Membership.Alive, (await Look()).Edge!.Nodes[0].Membership);
        await Turn(_edge, new { heartbeat_age = 21 });
        var cluster = await Look();
        Assert.Equal((Membership.Dead, Health.Degraded), (cluster.Edge!.Nodes[0].Membership, cluster.Health));
        Assert.StartsWith($"Node {_edge.InstanceId} (edge, {_edge.PrivateIpAddress}) is dead in AMS's list of nodes", Assert.Single(cluster.Problems));
    }

    [EmulatorFact]
    public async Task A_node_that_serves_and_is_not_in_the_list_is_missing()
    {
        await Turn(_origin, new { listed = false });
        var cluster = await Look();
        Assert.Equal((Membership.Missing, Health.Degraded), (cluster.Origin!.Nodes[0].Membership, cluster.Health));
        Assert.Contains("is not in AMS's list of nodes", Assert.Single(cluster.Problems));
    }

    [EmulatorFact]
    public async Task Entries_of_nodes_that_are_gone_are_strays()
    {
        await ams.Turn(new { nodes = new[] { Played(_origin), Played(_edge), new { host = "ip-10-9-9-9", ip = "10.9.9.9", role = "none", heartbeat_age = 4000 } } });
        var cluster = await Look();
        Assert.Equal("10.9.9.9", Assert.Single(cluster.Ams!.Strays).Ip);
        Assert.Equal((Health.Healthy, 0), (cluster.Health, cluster.Problems.Count));
    }

    [EmulatorFact]
    public async Task A_wrong_password_is_tried_once_a_node_and_never_again()
    {
        using var panel = Panel("wrong");
        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<AmsException>(() => _deployment.Engine.Look("live", panel));
            Assert.Equal("AmsLoginFailed", error.Code);
            Assert.Equal(
                "The panel at https://live.example.com/ does not let JamesBond in: wrong name or password.", error.Message);
            Assert.Contains("300 seconds", error.Advice, StringComparison.Ordinal);
        }

        var tries = await Asked("/rest/v2/users/authenticate");
        Assert.Equal([Host(_origin), Host(_edge)], tries);
    }

    [EmulatorFact]
    public async Task To_look_again_costs_no_login()
    {
        using var panel = Panel();
        for (var i = 0; i < 3; i++) Assert.Equal("3.0.3", (await _deployment.Engine.Look("live", panel)).Edge!.Nodes[0].Version);
        Assert.Equal(2, (await Asked("/rest/v2/users/authenticate")).Count);
    }

    [EmulatorFact]
    public async Task A_session_that_is_over_is_begun_anew()
    {
        using var panel = Panel();
        await _deployment.Engine.Look("live", panel);
        await Turn(_edge, new { sessions = new { } });
        await _deployment.Engine.Look("live", panel);
        Assert.Equal("3.0.3", (await _deployment.Engine.Look("live", panel)).Edge!.Nodes[0].Version);
    }

    [EmulatorFact]
    public async Task A_password_goes_to_no_node_that_is_not_the_clusters()
    {
        await ams.Turn(new { nodes = new[] { new { host = "ip-10-9-9-9", ip = "10.9.9.9", role = "origin" }, new { host = "ip-10-9-9-8", ip = "10.9.9.8", role = "edge" } } });
        var cluster = await Look();
        Assert.Equal("No node could be logged in to.", cluster.Ams!.Note);
        Assert.Empty(await Asked("/rest/v2/users/authenticate"));
    }

    [EmulatorFact]
    public async Task What_cannot_be_reached_is_said_in_a_line_and_AWS_is_told_all_the_same()
    {
        using var refused = new PanelLook(new() { ConnectTo = [AmsCluster.Ams.ConnectTo.Parse(":443:127.0.0.1:1")] });
        var cluster = await _deployment.Engine.Look("live", refused);
        Assert.Equal("GET https://live.example.com/rest/v2/first-login-status had no answer: the connection was refused.", cluster.Ams!.Note);
        Assert.Equal((false, null, Health.Healthy), (cluster.Ams.IsReached, cluster.Ams.IsClaimed, cluster.Health));
        Assert.Equal("running", cluster.Edge!.Nodes[0].State);

        await ams.Turn(new { listeners = new Dictionary<string, object> { ["443"] = new { silent = true } } });
        using var silent = new PanelLook(new(), ams.Network(TimeSpan.FromMilliseconds(300)));
        Assert.EndsWith("nothing came within 0.3 s.", (await _deployment.Engine.Look("live", silent)).Ams!.Note);
    }

    [EmulatorFact]
    public async Task Behind_a_stand_in_for_AWS_nobody_is_asked_unless_it_is_said_where()
    {
        using var panel = new PanelLook(new());
        var cluster = await _deployment.Engine.Look("live", panel);
        Assert.False(cluster.Ams!.IsReached);
        Assert.Contains("--connect-to", cluster.Ams.Note);
        Assert.Equal(JsonValueKind.Array, (await ams.Requests()).ValueKind);
        Assert.Empty((await ams.Requests()).EnumerateArray());
    }
}
