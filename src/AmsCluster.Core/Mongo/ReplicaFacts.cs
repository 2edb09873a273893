using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Servers;

namespace AmsCluster.Mongo;

/// <summary>The replica set of a database, as a server reports it.</summary>
/// <param name="Set">The set's name. Null: a single server, or a sharded cluster.</param>
/// <param name="IsWritable">Whether writes are taken: there is a primary, and it is reached.</param>
/// <param name="Members">Each member with its state, such as <c>db:27017 PRIMARY</c>. Empty: not allowed to ask.</param>
/// <param name="Failed">The members that are neither primary, secondary nor arbiter.</param>
internal sealed record ReplicaFacts(
    string? Set, bool IsWritable, IReadOnlyList<string> Members, IReadOnlyList<string> Failed)
{
    const int Unauthorized = 13;

    static readonly string[] Well = ["PRIMARY", "SECONDARY", "ARBITER"];

    /// <summary>Reads it. The driver knows the servers after the first command.</summary>
    public static async Task<ReplicaFacts> Read(IMongoClient client, CancellationToken stop)
    {
        var servers = client.Cluster.Description.Servers.Where(s => s.State is ServerState.Connected).ToList();
        var writable = servers.Exists(s => TakesWrites(s.Type));
        var set = servers.Select(s => s.ReplicaSetConfig?.Name).FirstOrDefault(n => n is not null);
        if (set is null) return new(null, writable, [], []);
        var members = await Status(client, stop);
        var failed = members.Where(m => !Well.Contains(m.State)).Select(m => $"{m.Name} {m.State}");
        return new(set, writable, [.. members.Select(m => $"{m.Name} {m.State}")], [.. failed]);
    }

    static bool TakesWrites(ServerType type) => type is ServerType.Standalone or ServerType.ShardRouter
        or ServerType.ReplicaSetPrimary or ServerType.LoadBalanced;

    // It takes a role that nodes do not need, such as clusterMonitor.
    static async Task<List<(string Name, string State)>> Status(IMongoClient client, CancellationToken stop)
    {
        try
        {
            var status = await DatabaseFacts.Command(client.GetDatabase("admin"), new("replSetGetStatus", 1), stop);
            return [.. status["members"].AsBsonArray.Select(m => (m["name"].AsString, m["stateStr"].AsString))];
        }
        catch (MongoCommandException e) when (e.Code is Unauthorized)
        {
            return [];
        }
    }
}
