using AmsCluster.Flight;
using AmsCluster.Ams;
using AmsCluster.Resources;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Flight;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Mongo;

/// <summary>A cluster on the emulator, and its database behind a forwarded port: the checks of a test flight, and the status.</summary>
[Collection(FlightCollection.Name)]
public sealed class DatabaseFlightTests(FlightFixture fixture, MongoStandIn database) : IClassFixture<MongoStandIn>, IAsyncLifetime
{
    string _secret = "";
    string _address = "";

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await fixture.Reset();
        _secret = (await fixture.Account.Parameters()).Single(p => p.Name == SecretParameter.PasswordName(FlightFixture.Name)).Value!;
        _address = (await fixture.Deployment.Engine.Status(FlightFixture.Name)).Mongo!.PrivateIpAddress!;
        await database.Set(_secret, [Stored.Now("JamesBond")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task Four_checks_pass()
    {
        var results = await Checks();
        Assert.Equal(
            [
                $"MongoDB at {_address}:27017 lets user ams in.", "User ams reads and writes serverdb and clusterdb.", "MongoDB 8.0.4.", "A server without a replica set.",
            ],
            results.Select(r => r.Seen));
        Assert.All(results, r => Assert.Equal(TestOutcome.Passed, r.Outcome));
    }

    [EmulatorFact]
    public async Task A_refused_login_fails_and_the_other_checks_name_it()
    {
        await database.Set("another", []);
        var results = await Checks();
        Assert.Equal([TestOutcome.Failed, TestOutcome.Skipped, TestOutcome.Skipped, TestOutcome.Skipped], results.Select(r => r.Outcome));
        Assert.Contains("refused the login of user ams (18 AuthenticationFailed)", results[0].Seen, StringComparison.Ordinal);
        Assert.Equal("Not tested, because this check failed: database login.", results[1].Seen);
        Assert.DoesNotContain(_secret, string.Concat(results.Select(r => r.Seen + r.Advice)), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Missing_rights_fail_with_the_role_to_give()
    {
        await database.Set(_secret, [], roles: "readAnyDatabase");
        var rights = (await Checks())[1];
        Assert.Equal(TestOutcome.Failed, rights.Outcome);
        Assert.Contains("insert on serverdb", rights.Seen, StringComparison.Ordinal);
        Assert.Contains("readWriteAnyDatabase", rights.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Without_direct_the_database_is_not_checked() =>
        Assert.DoesNotContain(await fixture.Fly(), r => r.Name == "database");

    [EmulatorFact]
    public async Task The_status_has_membership_and_streams_from_the_database()
    {
        var (alive, dead, missing) = (fixture.Origins[0].PrivateIpAddress!, fixture.Origins[1].PrivateIpAddress!, fixture.Edges[0].PrivateIpAddress!);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await database.Set(new
        {
            logins = new { ams = new { password = _secret } },
            databases = new
            {
                clusterdb = new { clusternode = new[] { new { ip = alive, lastUpdateTime = now, cpu = "12", memory = "40" }, new { ip = dead, lastUpdateTime = now - 90_000, cpu = "1", memory = "1" } } },
                live = new { broadcast = new[] { new { status = "broadcasting", originAdress = alive }, new { status = "broadcasting", originAdress = alive } } },
            },
        });
        var cluster = await fixture.Deployment.Engine.LookDirectly(FlightFixture.Name, Way);
        var nodes = cluster.Origin!.Nodes.Concat(cluster.Edge!.Nodes).ToDictionary(n => n.PrivateIpAddress!, StringComparer.Ordinal);
        Assert.Equal((Membership.Alive, 2, 12), (nodes[alive].Membership, nodes[alive].Streams, nodes[alive].Cpu));
        Assert.Equal((Membership.Dead, 0), (nodes[dead].Membership, nodes[dead].Streams));
        Assert.Equal((Membership.Missing, (int?)null), (nodes[missing].Membership, nodes[missing].Streams));
        Assert.Equal(($"mongodb://{_address}:27017", true), (cluster.Ams!.Url, cluster.Ams.IsFromDatabase));
        Assert.Equal(Health.Degraded, cluster.Health);
    }

    ConnectTo[] Way => [ConnectTo.Parse($"{_address}:27017:{database.Host}")];

    async Task<List<TestResult>> Checks() =>
        [.. (await fixture.Fly(new FlightOptions { Direct = true, ConnectTo = Way })).Where(r => r.Name == "database")];
}
