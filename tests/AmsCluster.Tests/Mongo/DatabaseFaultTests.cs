using AmsCluster.Ams;
using AmsCluster.Mongo;
using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Mongo;

/// <summary>Each way a database can refuse or be out of reach: the code, MongoDB's own code, and no secret anywhere.</summary>
public sealed class DatabaseFaultTests(MongoStandIn database) : IClassFixture<MongoStandIn>
{
    const string Hash = "5f4dcc3b5aa765d61d8327deb882cf99";
    const string Secret = "hunter2";

    static readonly AmsNetwork Short = new() { Patience = TimeSpan.FromSeconds(1) };

    static readonly AmsNetwork Long = new() { Patience = TimeSpan.FromMinutes(5) };

    [EmulatorFact]
    public async Task A_wrong_password()
    {
        await database.Set("another", [Stored.Now("JamesBond")]);
        var error = await Fault($"mongodb://ams:{Secret}@{database.Host}");
        Assert.Equal("AmsDatabaseLogin", error.Code);
        Assert.Equal($"Setting the panel user's password of cluster live failed: MongoDB at {database.Host} refused the login of user ams (18 AuthenticationFailed).", error.Message);
        Assert.Contains("/amscluster/live/mongo-password", error.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_user_without_the_right()
    {
        await database.Set(Secret, [Stored.Now("JamesBond")], roles: "readAnyDatabase");
        var error = await Fault($"mongodb://ams:{Secret}@{database.Host}");
        Assert.Equal("AmsDatabaseRights", error.Code);
        Assert.Contains("(13 Unauthorized)", error.Message, StringComparison.Ordinal);
        Assert.Contains("readWrite on database serverdb", error.Advice, StringComparison.Ordinal);
        Assert.Equal("0", await database.PasswordOf("JamesBond"));
    }

    [EmulatorFact]
    public async Task No_login_where_one_is_asked_for()
    {
        await database.Set(Secret, [Stored.Now("JamesBond")]);
        var error = await Fault($"mongodb://{database.Host}");
        Assert.Equal("AmsDatabaseRights", error.Code);
        Assert.Contains("asks for a login, and the address has none", error.Message, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData("directConnection=true", "13435 NotPrimaryNoSecondaryOk")]
    [InlineData("replicaSet=rs0", "no server of the replica set was primary within 1")]
    public async Task A_secondary(string option, string said)
    {
        await database.Set(Secret, [Stored.Now("JamesBond")]);
        await database.Set(new { replicas = Replicas(database.Host) });
        try
        {
            var error = await Fault($"mongodb://ams:{Secret}@{database.Host}/?{option}");
            Assert.Equal("AmsDatabaseNotPrimary", error.Code);
            Assert.Contains(said, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await database.Set(new { replicas = (object?)null });
        }
    }

    [Fact]
    public async Task A_refused_connection_is_reported_at_once()
    {
        var error = await Fault($"mongodb://ams:{Secret}@127.0.0.1:{UserData.AwsStandIn.FreePort()}", Long);
        Assert.Equal("AmsDatabaseUnreachable", error.Code);
        Assert.EndsWith("cannot be reached from here: the connection was refused.", error.Message, StringComparison.Ordinal);
        Assert.Contains("--connect-to", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_after_the_patience()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var error = await Fault($"mongodb://ams:{Secret}@{silent.LocalEndpoint}");
        Assert.Equal("AmsDatabaseUnreachable", error.Code);
        Assert.Matches(@"nothing came within \d+(\.\d)? s\.$", error.Message);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve()
    {
        var error = await Fault($"mongodb://ams:{Secret}@db.example.invalid");
        Assert.Equal("AmsDatabaseUnreachable", error.Code);
        Assert.Contains("db.example.invalid", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_certificate_that_is_not_trusted()
    {
        using var authority = new Authority();
        using var server = new MongoStandIn { Pem = authority.Issue("localhost") };
        await server.InitializeAsync();
        await server.Set(Secret, []);
        var error = await Fault($"mongodb://ams:{Secret}@{server.Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/?tls=true", Long);
        await server.DisposeAsync();
        Assert.Equal("AmsDatabaseTls", error.Code);
    }

    [Theory]
    [InlineData("?authMechanism=FOO")]
    [InlineData("?readPreference=foo&password=hunter2")]
    [InlineData("?w=-1")]
    public async Task An_option_that_the_driver_does_not_take(string options)
    {
        var error = await Fault($"mongodb://ams:{Secret}@127.0.0.1:1/{options}");
        Assert.Equal("AmsDatabaseAddress", error.Code);
        Assert.Null(error.InnerException);
    }

    [Theory]
    [InlineData("mongodb://ams:hunter2@")]
    [InlineData("mongodb://ams:hunter2/@h")]
    [InlineData("redis://ams:hunter2@h")]
    public void An_address_that_breaks_a_rule_never_comes_to_the_driver(string uri)
    {
        var error = Assert.Throws<AmsException>(() => new DatabaseAddress("live", uri, null));
        Assert.Equal("AmsDatabaseAddress", error.Code);
        Assert.DoesNotContain(Secret, error + error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_an_address_names_the_hosts_only() =>
        Assert.Equal("a:1,b:2", new DatabaseAddress("live", "mongodb://u:hunter2@a:1,b:2/?replicaSet=rs0", null).ToString());

    /// <summary>A set whose only reachable member is a secondary.</summary>
    internal static object Replicas(string me) =>
        new { set = "rs0", me, members = new Dictionary<string, string> { [me] = "SECONDARY" } };

    static async Task<AmsException> Fault(string uri, AmsNetwork? network = null)
    {
        var users = new DirectPanelUsers(new("live", uri, "/amscluster/live/mongo-password"), network ?? Short);
        var error = await Assert.ThrowsAsync<AmsException>(() => users.Set("JamesBond", Hash, default));
        foreach (var secret in new[] { Secret, Hash }) Assert.DoesNotContain(secret, error + error.Advice, StringComparison.Ordinal);
        return error;
    }
}
