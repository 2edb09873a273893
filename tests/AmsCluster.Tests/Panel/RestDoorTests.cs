using System.Text.Json;
using AmsCluster.Ams;
using AmsCluster.Operations;
using AmsCluster.Panel;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Flight;

namespace AmsCluster.Tests.Panel;

/// <summary>Who reaches the REST API of an application, read and changed through a stand-in's panel.</summary>
[Collection(FlightCollection.Name)]
public sealed class RestDoorTests(FlightFixture fixture) : IAsyncLifetime
{
    static readonly RestSources Office = RestSources.Parse("--from", ["203.0.113.0/24"]);

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Reset();

        // AMS's own list is what is looked at here, not the load balancer's before it.
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["443"] = new { rules = true } } });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task A_new_application_answers_nobody_outside()
    {
        using var door = await Open();
        var all = await door.Read([]);
        Assert.Equal(["LiveApp", "WebRTCAppEE", "live"], all.Select(a => a.App));
        Assert.All(all, a => Assert.Equal(("127.0.0.1", true, false, RestAnswer.NotAllowed), (a.RemoteAllowedCidr, a.IpFilterEnabled, a.IsOpen, a.FromHere)));
        Assert.Equal("nobody from outside", all[0].Who);
    }

    [EmulatorFact]
    public async Task Those_that_are_let_in_get_in_and_the_node_and_its_VPC_stay_in()
    {
        using var door = await Open();
        var access = await door.Set("live", Office);
        Assert.Equal(("127.0.0.1/32,172.31.0.0/16,203.0.113.0/24", RestAnswer.Allowed, true), (access.RemoteAllowedCidr, access.FromHere, access.IsChanged));
        Assert.Equal(["203.0.113.0/24"], access.From);
        Assert.Equal("127.0.0.1", (await Setting("LiveApp", "remoteAllowedCIDR")).GetString());

        foreach (var (client, answer) in new[] { ("203.0.113.200", RestAnswer.Allowed), ("172.31.7.7", RestAnswer.Allowed), ("198.51.100.1", RestAnswer.NotAllowed) })
        {
            await fixture.Ams.Turn(new { client });
            Assert.Equal(answer, (await door.Read(["live"]))[0].FromHere);
        }

        // By the panel's own way, which comes from the node itself.
        using var panel = new AmsClient(new("https://live.example.com/"), fixture.Ams.Network());
        await panel.LogIn(new("JamesBond", "secret"));
        Assert.Equal(0, await panel.ActiveLiveStreams("live"));
    }

    [EmulatorFact]
    public async Task Every_other_setting_stays_as_it_is()
    {
        var some = new { s3SecretKey = "to be kept", encoderSettings = new[] { new { height = 720, videoBitrate = 2_000_000 } }, customSettings = new { own = "é\"<" }, webRTCViewerLimit = 100 };
        await fixture.Ams.Turn(new { applications = new { live = new { settings = some } } });
        var before = await Settings("live");
        using var door = await Open();
        Assert.Empty((await door.Set("live", Office)).ChangedBesides);
        var after = await Settings("live");
        string[] own = ["remoteAllowedCIDR", "updateTime"];
        Assert.Equal(before.Where(s => !own.Contains(s.Key)), after.Where(s => !own.Contains(s.Key)));
        Assert.Equal(before.Keys, after.Keys);
        Assert.NotEqual(before["updateTime"], after["updateTime"]);
    }

    [EmulatorFact]
    public async Task What_AMS_changes_besides_is_told()
    {
        await fixture.Ams.Turn(new { applications = new { live = new { settings = new { hlsListSize = "3" } } } });
        using var door = await Open();
        var access = await door.Set("live", Office);
        Assert.Equal(["hlsListSize"], access.ChangedBesides);
        Assert.Contains("hlsListSize", access.Besides, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task The_same_again_writes_nothing()
    {
        using var door = await Open();
        await door.Set("live", Office);
        Assert.False((await door.Set("live", Office)).IsChanged);
        Assert.Single((await fixture.Ams.Requests()).EnumerateArray(), r => r.GetProperty("method").GetString() == "POST" && r.GetProperty("path").GetString()!.Contains("settings", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task A_filter_that_is_off_is_open_and_is_turned_on()
    {
        await fixture.Ams.Turn(new { applications = new { live = new { settings = new { ipFilterEnabled = false } } } });
        using var door = await Open();
        var before = (await door.Read(["live"]))[0];
        Assert.Equal((true, false, RestAnswer.Allowed), (before.IsOpen, before.IpFilterEnabled, before.FromHere));
        Assert.Contains("ipFilterEnabled is false", before.Care, StringComparison.Ordinal);
        Assert.EndsWith("and turn its IP filter on", RestWords.Deed(before, Office), StringComparison.Ordinal);

        var after = await door.Set("live", RestSources.Parse("--from", ["127.0.0.1/32"]));
        Assert.Equal((false, true, RestAnswer.NotAllowed), (after.IsOpen, after.IpFilterEnabled, after.FromHere));
    }

    [EmulatorFact]
    public async Task A_token_comes_before_the_address()
    {
        await fixture.Ams.Turn(new { applications = new { live = new { settings = new { jwtControlEnabled = true, remoteAllowedCIDR = "0.0.0.0/0" } } } });
        using var door = await Open();
        var access = (await door.Read(["live"]))[0];
        Assert.Equal((true, true, RestAnswer.TokenNeeded), (access.IsOpen, access.JwtControlEnabled, access.FromHere));
        Assert.Contains("The load balancer refuses it to everybody outside", access.Care, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Settings_that_AMS_does_not_take_stay_as_they_were()
    {
        await fixture.Ams.Turn(new { applications = new { live = new { settings = new { publishTokenControlEnabled = true, publishJwtControlEnabled = true } } } });
        using var door = await Open();
        Assert.Equal("AmsSettingsRefused", (await Assert.ThrowsAsync<AmsException>(() => door.Set("live", Office))).Code);
        Assert.Equal("127.0.0.1", (await Setting("live", "remoteAllowedCIDR")).GetString());
    }

    [EmulatorFact]
    public async Task Who_may_only_read_is_refused_by_AMS()
    {
        await fixture.Ams.Turn(new { users = new[] { new { email = "reader", password = PanelHash.Of("secret"), userType = "READ_ONLY" } } });
        using var door = await Open("reader");
        Assert.Single(await door.Read(["live"]));
        var error = await Assert.ThrowsAsync<AmsRestException>(() => door.Set("live", Office));
        Assert.Contains("Not allowed to access this resource", error.Message, StringComparison.Ordinal);
        Assert.Contains("an administrator", error.Advice, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", (await Setting("live", "remoteAllowedCIDR")).GetString());
    }

    [EmulatorFact]
    public async Task A_wrong_password_is_tried_once()
    {
        var error = await Assert.ThrowsAsync<AmsException>(() => Open(password: "wrong-password"));
        Assert.Equal("AmsLoginFailed", error.Code);
        Assert.DoesNotContain("wrong-password", error.ToString(), StringComparison.Ordinal);
        Assert.Single((await fixture.Ams.Requests()).EnumerateArray(), r => r.GetProperty("path").GetString() == "/rest/v2/users/authenticate");
    }

    [EmulatorFact]
    public async Task Names_are_of_applications_that_are_there()
    {
        await fixture.Ams.Turn(new { applications = new Dictionary<string, object>(StringComparer.Ordinal) { ["live"] = new { }, ["Live"] = new { }, ["LiveApp"] = new { } } });
        using var door = await Open();
        foreach (var (name, found) in new[] { ("live", "live"), ("LIVEAPP", "LiveApp"), ("live*", "Live LiveApp live"), ("?ive", "Live live") })
            Assert.Equal(found, string.Join(' ', (await door.Read([name])).Select(a => a.App)));
        var error = await Assert.ThrowsAsync<AmsException>(() => door.Read(["live", "nothing"]));
        Assert.Equal(("AmsAppNotFound", "There is no application nothing in flight. It has: Live, LiveApp, live."), (error.Code, error.Message));
    }

    [EmulatorFact]
    public async Task An_application_that_has_not_started_is_told()
    {
        using var door = await Open();
        await fixture.Ams.Turn(new { each = new { initialized = false } });
        Assert.Equal("AmsAppNotReady", (await Assert.ThrowsAsync<AmsException>(() => door.Read(["live"]))).Code);
    }

    async Task<RestDoor> Open(string user = "JamesBond", string password = "secret") =>
        await RestDoor.Open(fixture.Deployment.Aws, FlightFixture.Name, new() { Login = new(user, password) }, fixture.Ams.Network(), default);

    async Task<JsonElement> Setting(string app, string name) => (await fixture.Ams.State()).GetProperty("cluster").GetProperty("applications").GetProperty(app).GetProperty("settings").GetProperty(name);

    async Task<Dictionary<string, string>> Settings(string app) => (await fixture.Ams.State()).GetProperty("cluster").GetProperty("applications").GetProperty(app).GetProperty("settings")
        .EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetRawText(), StringComparer.Ordinal);
}
