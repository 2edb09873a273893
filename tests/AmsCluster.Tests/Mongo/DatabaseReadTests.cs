using AmsCluster.Mongo;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Mongo;

/// <summary>What the driver reads: the node list, live streams, rights, version and the replica set.</summary>
public sealed class DatabaseReadTests(MongoStandIn database) : IClassFixture<MongoStandIn>
{
    static readonly long Now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    [EmulatorFact]
    public async Task The_node_list_with_the_live_streams_of_each_node()
    {
        await database.Set(new
        {
            logins = new { ams = new { password = "pw" } },
            databases = new
            {
                clusterdb = new { clusternode = new[] { Node("10.0.0.1", 0), Node("10.0.0.2", 60_000) } },
                live = new { broadcast = new[] { Stream("10.0.0.1"), Stream("10.0.0.1"), Stream("10.0.0.1", "finished") } },
                liveapp = new { broadcast = new[] { Stream("10.0.0.2"), Stream("10.0.0.1") } },
            },
        });
        using var link = await Link();
        var read = await ClusterNodes.Read(link, default);
        Assert.Equal([("10.0.0.1", true, "12%"), ("10.0.0.2", false, "12%")], read.Nodes.Select(n => (n.Ip!, n.IsAlive, n.Cpu!)));
        Assert.Equal((3, 1), (read.Streams["10.0.0.1"], read.Streams["10.0.0.2"]));
    }

    [EmulatorTheory]
    [InlineData("readWriteAnyDatabase", "")]
    [InlineData("root", "")]
    [InlineData("clusterMonitor", "find on serverdb, insert on serverdb")]
    [InlineData("readAnyDatabase", "insert on serverdb, update on serverdb, remove on serverdb, insert on clusterdb")]
    public async Task What_the_user_lacks(string role, string missing)
    {
        await database.Set("pw", [], roles: role);
        using var link = await Link();
        var facts = await DatabaseFacts.Read(link, default);
        Assert.Equal(("ams", "8.0.4"), (facts.User, facts.Version));
        Assert.StartsWith(missing, string.Join(", ", facts.Rights!.Missing), StringComparison.Ordinal);
        Assert.Equal(missing.Length == 0, facts.Rights.Missing.Count == 0);
        Assert.Equal((null, true), (facts.Replicas.Set, facts.Replicas.IsWritable));
    }

    [EmulatorFact]
    public async Task A_database_that_asks_for_no_password()
    {
        await database.Set(new { logins = new { }, databases = new { } });
        using var link = await DatabaseLink.Open(new("live", $"mongodb://{database.Host}", null), new(), default);
        Assert.Null((await DatabaseFacts.Read(link, default)).User);
    }

    [EmulatorTheory]
    [InlineData("PRIMARY", "clusterMonitor", true, 2)]
    [InlineData("PRIMARY", null, true, 0)]
    [InlineData("SECONDARY", "clusterMonitor", false, 2)]
    public async Task The_replica_set(string state, string? role, bool isWritable, int members)
    {
        await database.Set("pw", [], roles: [.. new[] { "readWriteAnyDatabase", role }.OfType<string>()]);
        await database.Set(new { replicas = new { set = "rs0", me = database.Host, members = new Dictionary<string, string> { [database.Host] = state, ["127.0.0.1:1"] = "DOWN" } } });
        try
        {
            using var link = await Link("/?directConnection=true");
            var replicas = (await DatabaseFacts.Read(link, default)).Replicas;
            Assert.Equal(("rs0", isWritable, members), (replicas.Set, replicas.IsWritable, replicas.Members.Count));
            Assert.Equal(members == 0 ? [] : ["127.0.0.1:1 (not reachable/healthy)"], replicas.Failed);
        }
        finally
        {
            await database.Set(new { replicas = (object?)null });
        }
    }

    static object Node(string ip, long age) => new { ip, lastUpdateTime = Now - age, cpu = "12%", memory = "40%" };

    static object Stream(string origin, string status = "broadcasting") => new { status, originAdress = origin };

    Task<DatabaseLink> Link(string options = "") =>
        DatabaseLink.Open(new("live", $"mongodb://ams:pw@{database.Host}{options}", "mongo.uri"), new(), default);
}
