using System.Globalization;
using AmsCluster.Ams;
using MongoDB.Bson;
using MongoDB.Driver;

namespace AmsCluster.Mongo;

/// <summary>What a cluster's database says of its nodes.</summary>
/// <param name="Nodes">The node list (<c>clusterdb.clusternode</c>).</param>
/// <param name="Streams">The live streams that are published to each node, by its private IP address.</param>
internal sealed record ClusterNodes(IReadOnlyList<AmsNode> Nodes, IReadOnlyDictionary<string, int> Streams)
{
    // ClusterNode.java: a node is dead when it has not written for four periods of 5 seconds.
    const long DeadAfterMs = 20_000;

    static readonly string[] NotOfApps = ["admin", "config", "local", "serverdb", "clusterdb"];

    /// <summary>Reads it.</summary>
    /// <exception cref="AmsException">The database cannot be reached, or refuses.</exception>
    public static Task<ClusterNodes> Read(DatabaseLink link, CancellationToken stop) =>
        link.Ask(DatabaseDeed.ReadNodes, Read, stop);

    static async Task<ClusterNodes> Read(IMongoClient client, CancellationToken stop)
    {
        var hello = await DatabaseFacts.Command(client.GetDatabase("admin"), new("hello", 1), stop);
        var now = hello["localTime"].ToUniversalTime();
        var list = client.GetDatabase("clusterdb").GetCollection<BsonDocument>("clusternode");
        var entries = await list.Find(Builders<BsonDocument>.Filter.Empty).ToListAsync(stop);
        return new(entries.ConvertAll(d => Node(d, new(now))), await LiveStreams(client, stop));
    }

    // By the database server's clock: the clock of this machine may differ.
    static AmsNode Node(BsonDocument document, DateTimeOffset now)
    {
        var last = document.GetValue("lastUpdateTime", 0L).ToInt64();
        var status = now.ToUnixTimeMilliseconds() - last > DeadAfterMs ? "dead" : "alive";
        var (memory, cpu) = (Text(document, "memory"), Text(document, "cpu"));
        return new(Text(document, "_id"), Text(document, "ip"), last, memory, cpu, status, 0);
    }

    // Each application has a database with a collection broadcast (datastore/db/types/Broadcast.java).
    static async Task<IReadOnlyDictionary<string, int>> LiveStreams(IMongoClient client, CancellationToken stop)
    {
        var names = await (await client.ListDatabaseNamesAsync(stop)).ToListAsync(stop);
        var apps = names.Except(NotOfApps).Select(name => LiveStreams(client.GetDatabase(name), stop));
        var counts = (await Task.WhenAll(apps)).SelectMany(c => c).GroupBy(c => c.Key, c => c.Value);
        return counts.ToDictionary(c => c.Key, c => c.Sum(), StringComparer.Ordinal);
    }

    // originAdress is AMS's spelling.
    static async Task<IEnumerable<KeyValuePair<string, int>>> LiveStreams(IMongoDatabase app, CancellationToken stop)
    {
        BsonDocument[] stages =
        [
            new("$match", new BsonDocument("status", "broadcasting")),
            new("$group", new BsonDocument { { "_id", "$originAdress" }, { "streams", new BsonDocument("$sum", 1) } }),
        ];
        var broadcasts = app.GetCollection<BsonDocument>("broadcast");
        var cursor = await broadcasts.AggregateAsync<BsonDocument>(stages, cancellationToken: stop);
        var origins = await cursor.ToListAsync(stop);
        return origins.Select(d => KeyValuePair.Create(Text(d, "_id") ?? "", d["streams"].ToInt32()));
    }

    static string? Text(BsonDocument document, string name)
    {
        var value = document.GetValue(name, BsonNull.Value);
        return value.IsBsonNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
