using System.Globalization;
using AmsCluster.Panel;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Cli;

/// <summary>Setting a panel user's password by the command.</summary>
public sealed class ResetPasswordTests(PanelFixture panel) : IClassFixture<PanelFixture>
{
    // The real authorities have not issued the stand-in's certificate; OpenSSL, and so .NET on Linux, takes a file of others.
    Amscluster Command(string? input = null) => new(panel.Emulator.EndpointUrl) { Environment = { ["SSL_CERT_FILE"] = panel.Ams.Authority.TrustedFile }, Input = input };

    string[] Here(params string[] more) =>
        ["reset-password", "live", "--region", "ap-south-1", "--connect-to", string.Create(CultureInfo.InvariantCulture, $"live.example.com:443:127.0.0.1:{panel.Ams.Ports["443"]}"), .. more];

    [EmulatorFact]
    public async Task A_password_that_the_panel_does_not_take_is_shown_all_the_same()
    {
        // The panel has another one: it was tried in truth.
        await panel.Set(PanelFixture.Users("JamesBond"), "JamesBond", "else");
        var json = (await Command().Run(Here("--yes", "--json"))).MustBe(1).Json();
        Shapes.Password(json);
        var password = json.GetProperty("password").GetString()!;
        Assert.Equal(("JamesBond", PanelHash.Of(password)), await panel.Stored());
        Assert.Equal(("refused", "AmsLoginRefused"), (json.GetProperty("login").GetProperty("state").GetString(), json.GetProperty("error").GetProperty("code").GetString()));
    }

    [EmulatorFact]
    public async Task A_password_from_standard_input_logs_in_and_is_not_repeated()
    {
        await panel.Set(PanelFixture.Users("a@example.com"), "a@example.com", "Own word 7");
        var outcome = (await Command("Own word 7\n").Run(Here("--yes", "--password-stdin", "--email", "a@example.com", "--verbose"))).MustBe(0);
        Assert.Equal(("a@example.com", PanelHash.Of("Own word 7")), await panel.Stored());
        Assert.Contains("a@example.com can log in with it at https://live.example.com/ (Ant Media Server 3.0.3).", outcome.Output, StringComparison.Ordinal);
        foreach (var secret in new[] { "Own word 7", PanelHash.Of("Own word 7") }) Assert.DoesNotContain(secret, outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_first_administrator_is_made_with_a_warning()
    {
        await panel.Set(PanelFixture.Users());
        var outcome = (await Command().Run(Here("--yes"))).MustBe(0);
        Assert.Contains("warning: The panel of live had no user yet: admin is its first administrator now.", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^password: +[A-Za-z0-9]{32} ", outcome.Output);
    }

    [EmulatorFact]
    public async Task A_login_that_could_not_be_tried_is_a_warning_with_the_password()
    {
        await panel.Set(PanelFixture.Users("JamesBond"));
        await panel.Ams.Turn(new { each = new { up = false } });
        var outcome = (await Command().Run(Here("--yes"))).MustBe(0);
        Assert.Contains("could not be tried", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^password: ", outcome.Output);
    }

    [EmulatorFact]
    public async Task What_is_wrong_is_told_before_anything_is_read()
    {
        await panel.Set(PanelFixture.Users("JamesBond"));
        Assert.Equal("AmsNotConfirmed", Shapes.Error((await Command().Run(Here("--json"))).MustBe(1).Json()));
        Assert.Equal("AmsPasswordEmpty", Shapes.Error((await Command("\n").Run(Here("--json", "--yes", "--password-stdin"))).MustBe(1).Json()));
        Assert.Equal("AmsBadConnectTo", Shapes.Error((await Command().Run("reset-password", "live", "--yes", "--json", "--connect-to", "nonsense")).MustBe(1).Json()));
        Assert.Equal("AmsBadArguments", Shapes.Error((await Command().Run("reset-password", "--yes", "--json")).MustBe(1).Json()));
        Assert.Equal(0, (await panel.Emulator.Calls()).Total);
    }

    [EmulatorFact]
    public async Task Several_users_need_a_name()
    {
        Assert.Equal("AmsAdminAmbiguous", await Code(PanelFixture.Users("a@example.com", "b@example.com")));
        Assert.Equal("AmsAdminNotFound", await Code(PanelFixture.Users("a@example.com"), "--email", "c@example.com"));
    }

    async Task<string> Code(string users, params string[] more)
    {
        await panel.Set(users);
        return Shapes.Error((await Command().Run(Here(["--yes", "--json", .. more]))).MustBe(1).Json());
    }
}
