using MongoDB.Bson;
using MongoDB.Driver;

namespace AmsCluster.Mongo;

/// <summary>What a database says about the login and about itself.</summary>
/// <param name="User">The user that is logged in. Null: the database asks for no password.</param>
/// <param name="Rights">The user's privileges. Null: the database does not list them.</param>
/// <param name="Version">The version of MongoDB, for example <c>8.0.4</c>.</param>
/// <param name="Replicas">The replica set.</param>
internal sealed record DatabaseFacts(string? User, DatabaseRights? Rights, string Version, ReplicaFacts Replicas)
{
    /// <summary>Reads it, from a secondary too.</summary>
    /// <exception cref="AmsException">The database cannot be reached, or refuses the login.</exception>
    public static Task<DatabaseFacts> Read(DatabaseLink link, CancellationToken stop) =>
        link.Ask(DatabaseDeed.Check, Read, stop);

    static async Task<DatabaseFacts> Read(IMongoClient client, CancellationToken stop)
    {
        var admin = client.GetDatabase("admin");
        var login = await Command(admin, new() { { "connectionStatus", 1 }, { "showPrivileges", true } }, stop);
        var user = login["authInfo"]["authenticatedUsers"].AsBsonArray.FirstOrDefault()?["user"].AsString;

        // Whether a login is needed at all is known only by asking for something.
        if (user is null) await Try(client, stop);
        var version = await Command(admin, new("buildInfo", 1), stop);
        var rights = user is null ? null : DatabaseRights.Of(login["authInfo"].AsBsonDocument);
        return new(user, rights, version["version"].AsString, await ReplicaFacts.Read(client, stop));
    }

    static Task Try(IMongoClient client, CancellationToken stop)
    {
        var serverdb = client.GetDatabase("serverdb").WithReadPreference(ReadPreference.Nearest);
        return serverdb.GetCollection<BsonDocument>("user").Find(Builders<BsonDocument>.Filter.Empty).AnyAsync(stop);
    }

    /// <summary>Runs a command on any server.</summary>
    internal static Task<BsonDocument> Command(IMongoDatabase admin, BsonDocument command, CancellationToken stop) =>
        admin.RunCommandAsync<BsonDocument>(command, ReadPreference.Nearest, stop);
}
