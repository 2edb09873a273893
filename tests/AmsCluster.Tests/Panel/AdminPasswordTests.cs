using AmsCluster.Operations;
using AmsCluster.Panel;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Panel;

/// <summary>Setting a panel user's password, with a node and a panel that answer as a test wants.</summary>
public sealed class AdminPasswordTests(PanelFixture panel) : IClassFixture<PanelFixture>
{
    const string Password = "Own-word-7";

    static PasswordRequest Request(string? email = null) => new() { Cluster = PanelFixture.Cluster, Email = email, Password = Password };

    Task<PasswordReset?> Reset(string? email = null, IPasswordHost? host = null) => panel.Admin.Reset(Request(email), host ?? new Asked());

    async Task<AmsException> Refused(string? email = null, IPasswordHost? host = null) => await Assert.ThrowsAsync<AmsException>(() => Reset(email, host));

    [EmulatorFact]
    public async Task The_password_is_stored_as_AMS_wants_it_and_logs_in_through_the_load_balancer()
    {
        await panel.Set(PanelFixture.Users("JamesBond", "b@example.com"), "JamesBond", Password);
        var host = new Asked();
        var done = (await Reset(host: host))!;
        Assert.Equal(("JamesBond", PanelHash.Of(Password)), await panel.Stored());
        Assert.Equal((LoginState.Worked, "https://live.example.com/", "3.0.3", false), (done.Login.State, done.Login.Url, done.AmsVersion, done.IsClaimed));
        Assert.Equal(["Set the password of the panel's administrator of cluster live in ap-south-1"], host.Deeds);
    }

    [Fact]
    public void The_hash_is_the_md5_of_the_md5_in_small_digits() => Assert.Equal("b2a6c4707a557d022189feee3c682e53", PanelHash.Of("Own-word-7é"));

    [EmulatorFact]
    public async Task Nothing_is_sent_before_the_question()
    {
        await panel.Set(PanelFixture.Users("JamesBond"));
        Assert.Null(await Reset(host: new Asked(may: false)));
        Assert.Equal(0, (await panel.Emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task The_only_user_is_taken_when_nobody_is_named_and_that_is_said()
    {
        await panel.Set(PanelFixture.Users("b@example.com"), "b@example.com", Password);
        var host = new Asked();
        Assert.Equal("b@example.com", (await Reset(host: host))!.Email);
        Assert.Contains("the only panel user", host.Deeds[^1], StringComparison.Ordinal);
        Assert.Equal("b@example.com", (await panel.Stored()).Email);

        await panel.Set(PanelFixture.Users("b@example.com"));
        Assert.Null(await Reset(host: new Asked { NoFrom = 2 }));
        Assert.Equal(1, (await panel.Emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task Of_several_one_is_chosen()
    {
        await panel.Set(PanelFixture.Users("b@example.com", "c@example.com"), "c@example.com", Password);
        Assert.Equal("c@example.com", (await Reset(host: new Asked(choice: 1)))!.Email);
        var error = await Refused();
        Assert.Equal("AmsAdminAmbiguous", error.Code);
        Assert.Contains("b@example.com (system ADMIN), c@example.com (system ADMIN)", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_name_that_is_not_there_is_refused_with_those_that_are()
    {
        await panel.Set(PanelFixture.Users("JamesBond"));
        var error = await Refused("jamesbond");
        Assert.Equal("AmsAdminNotFound", error.Code);
        Assert.Contains("JamesBond", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await panel.Emulator.Calls()).Writes);
    }

    [EmulatorTheory]
    [InlineData("ConnectionLost", "AmsAgentOffline")]
    [InlineData(null, "AmsAgentMissing")]
    public async Task An_agent_that_is_not_online_is_told_of_before_anything_is_sent(string? ping, string code)
    {
        await panel.Set("");
        await panel.Emulator.Agents(new { ping = new Dictionary<string, string?> { ["*"] = ping } });
        Assert.Equal(code, (await Refused()).Code);
        Assert.Equal(0, (await panel.Emulator.Calls()).Writes);
    }

    [EmulatorTheory]
    [InlineData(4, null, "AmsDatabaseRights", "Unauthorized")]
    [InlineData(7, null, "AmsMongoshMissing", "on i-")]
    [InlineData(1, null, "AmsCommandFailed", "Unauthorized")]
    [InlineData(0, "Execution Timed Out", "AmsCommandFailed", "Execution Timed Out")]
    [InlineData(0, "Undeliverable", "AmsCommandFailed", "Undeliverable")]
    public async Task What_goes_wrong_on_the_node_is_told(int exit, string? status, string code, string word)
    {
        await panel.Set(PanelFixture.Users("JamesBond"), set: new { where = "sealed=", exit_code = exit, error = "MongoServerError 13 Unauthorized\n", status });
        var error = await Refused();
        Assert.Equal(code, error.Code);
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PanelHash.Of(Password), error + error.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_command_that_says_nothing_is_no_list_of_users()
    {
        await panel.Set("");
        Assert.Equal("AmsCommandUnreadable", (await Refused()).Code);
    }

    [EmulatorFact]
    public async Task Where_there_is_no_user_yet_the_first_is_made_and_logs_in()
    {
        await panel.Set(PanelFixture.Users());
        var host = new Asked();
        var done = (await Reset("a@example.com", host))!;
        Assert.Equal((true, LoginState.Worked, "a@example.com"), (done.IsClaimed, done.Login.State, done.Email));
        Assert.Equal("Make a@example.com the first administrator of the panel of live: it has no user yet, so anybody who reaches it could", host.Deeds[^1]);
        Assert.Contains("anybody who reached it could have", done.ClaimedLate, StringComparison.Ordinal);
        var users = (await panel.Ams.State()).GetProperty("cluster").GetProperty("users");
        Assert.Equal(PanelHash.Of(Password), users[0].GetProperty("password").GetString());
    }

    [EmulatorFact]
    public async Task No_user_in_the_database_and_one_in_the_panel_is_another_database()
    {
        await panel.Set(PanelFixture.Users(), "JamesBond", "else");
        Assert.Equal("AmsPanelElsewhere", (await Refused()).Code);
    }

    [EmulatorFact]
    public async Task A_claim_needs_the_panel()
    {
        await panel.Set(PanelFixture.Users());
        await panel.Ams.Turn(new { each = new { up = false } });
        var error = await Refused();
        Assert.Equal("AmsPanelUnreachable", error.Code);
        Assert.Contains("anybody who reaches the panel", error.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Users_of_before_2_4_2_are_those_of_an_old_AMS_only()
    {
        var old = PanelFixture.Users("JamesBond").Replace("\"user\"", "\"User\"", StringComparison.Ordinal);
        await panel.Set(old, "JamesBond", Password);
        Assert.False((await Reset())!.IsClaimed);
        await panel.Set(old);
        Assert.True((await Reset())!.IsClaimed);
    }

    [EmulatorFact]
    public async Task A_refused_login_is_told_and_not_repeated()
    {
        await panel.Set(PanelFixture.Users("JamesBond"), "JamesBond", "another");
        var done = (await Reset())!;
        Assert.Equal(LoginState.Refused, done.Login.State);
        Assert.Equal("AmsLoginRefused", done.NotLoggedIn.Code);
        Assert.Equal(1, await Logins());
    }

    [EmulatorFact]
    public async Task A_user_who_is_locked_out_is_told_so_and_tried_once()
    {
        await panel.Set(PanelFixture.Users("JamesBond"), "JamesBond", Password);
        await panel.Ams.Turn(new { each = new { blocked = new { JamesBond = DateTimeOffset.UtcNow.ToUnixTimeSeconds() } } });
        var done = (await Reset())!;
        Assert.Equal((LoginState.Locked, 1), (done.Login.State, await Logins()));
        Assert.Contains("300", done.LoggedIn, StringComparison.Ordinal);

        // After its time it ends by a try, and by nothing else.
        await panel.Ams.Turn(new { clock = 400 });
        Assert.Equal(LoginState.Worked, (await Reset())!.Login.State);
    }

    [EmulatorFact]
    public async Task A_panel_that_does_not_answer_leaves_the_login_untried()
    {
        await panel.Set(PanelFixture.Users("JamesBond"), "JamesBond", Password);
        await panel.Ams.Turn(new { each = new { up = false } });
        var done = (await Reset())!;
        Assert.Equal(LoginState.Untried, done.Login.State);
        Assert.Contains("could not be tried", done.LoggedIn, StringComparison.Ordinal);
        Assert.Equal(PanelHash.Of(Password), (await panel.Stored()).Hash);
    }

    [EmulatorFact]
    public async Task An_empty_password_is_refused() =>
        Assert.Equal("AmsPasswordEmpty", (await Assert.ThrowsAsync<AmsException>(() => panel.Admin.Reset(new() { Cluster = "live", Password = "" }, new Asked()))).Code);

    async Task<int> Logins() => (await panel.Ams.Requests()).EnumerateArray().Count(r => r.GetProperty("path").GetString() == "/rest/v2/users/authenticate");
}
