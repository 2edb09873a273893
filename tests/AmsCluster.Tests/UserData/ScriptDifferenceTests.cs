using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>A plan names what a changed start script is about.</summary>
public sealed class ScriptDifferenceTests
{
    const string Uri = "mongodb://ams:{secret}@10.0.0.5:27017";

    static string Script(string uri = Uri, string[]? dashboard = null, int drain = 0) => PackedUserData.Of(NodeUserData.For(
        "ap-south-1", uri, "/amscluster/live/mongo-password", dashboardFrom: dashboard,
        hooks: new("live-edge", "drain", drain, "launch"), admin: new("admin", "/amscluster/live/panel-password")));

    static IEnumerable<string> Told(string? actual, string expected) =>
        ScriptDifference.Of(actual, expected, Uri).Select(c => c.ToString());

    [Fact]
    public void The_same_script_is_no_change() => Assert.Empty(Told(Script(), Script()));

    [Fact]
    public void The_rule_of_the_dashboard_is_named() => Assert.Equal(
        ["start script dashboard from none → dashboard from 203.0.113.0/24,10.0.0.0/8"],
        Told(Script(), Script(dashboard: ["203.0.113.0/24", "10.0.0.0/8"])));

    [Fact]
    public void Each_thing_that_changes_is_named() => Assert.Equal(
        [
            "start script database mongodb://ams:{secret}@10.0.0.9:27017 → database mongodb://ams:{secret}@10.0.0.5:27017",
            "start script drain minutes 0 → drain minutes 30",
        ],
        Told(Script("mongodb://ams:{secret}@10.0.0.9:27017"), Script(drain: 30)));

    [Fact]
    public void Another_database_is_told_once_with_the_parameter_of_its_secret()
    {
        var own = PackedUserData.Of(NodeUserData.For(
            "ap-south-1", "{secret}", "/amscluster/live/mongo-uri", dashboardFrom: null,
            hooks: new("live-edge", "drain", 0, "launch"), admin: new("admin", "/amscluster/live/panel-password")));
        Assert.Equal([$"start script database {Uri} → database {{secret}}"], Told(Script(), own));
    }

    [Theory]
    [InlineData("IyEvYmluL2Jhc2gKdXJpPW1vbmdvZGI6Ly91c2VyOnB3QDEwLjAuMC41")]
    [InlineData("not base64")]
    [InlineData(null)]
    public void A_script_of_others_is_another_one(string? actual) =>
        Assert.Equal([$"start script another → {Uri}"], Told(actual, Script()));

    [Fact]
    public void A_script_of_another_version_is_another_one_and_what_changes_beside_is_named()
    {
        var older = PackedUserData.Of(PackedUserData.TextOf(Script())! + "true\n");
        Assert.Equal(
            ["start script dashboard from none → dashboard from 10.0.0.0/8", $"start script another → {Uri}"],
            Told(older, Script(dashboard: ["10.0.0.0/8"])));
    }

    [Fact]
    public void A_password_in_an_address_is_masked()
    {
        var text = PackedUserData.TextOf(Script())!.Replace("ams:{secret}@", "ams:secret-word@", StringComparison.Ordinal);
        var leaked = PackedUserData.Of(text);
        Assert.All(Told(leaked, Script()), t => Assert.DoesNotContain("secret-word", t, StringComparison.Ordinal));
    }
}
