using AmsCluster.Ams;
using AmsCluster.Panel;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace AmsCluster.Mongo;

/// <summary>The panel's users, over a connection from this machine, as <c>panel-users.js</c> finds them.</summary>
/// <param name="address">The database.</param>
/// <param name="network">The way to it.</param>
internal sealed class DirectPanelUsers(DatabaseAddress address, AmsNetwork network) : IPanelUsers
{
    const int MostOthers = 50;

    static readonly BsonDocument Shown =
        BsonDocument.Parse("{ _id: 0, email: 1, userType: 1, scope: 1, appNameUserType: 1 }");

    public Task<PanelUserList> Read(string email, CancellationToken stop) => Ask(
        DatabaseDeed.ReadUsers, (client, token) => Read(client, email, token), stop);

    public Task Set(string email, string hash, CancellationToken stop) => Ask(
        DatabaseDeed.SetPassword, (client, token) => Set(client, email, hash, token), stop);

    static async Task<PanelUserList> Read(IMongoClient client, string email, CancellationToken stop)
    {
        var users = await Users(client, stop);
        var found = await users.Find(new BsonDocument("email", email)).Project(Shown).ToListAsync(stop);
        var unnamed = new BsonDocument("email", new BsonDocument("$ne", email));
        var others = users.Find(unnamed).Limit(MostOthers).Project(Shown);
        var read = new BsonDocument
        {
            { "collection", users.CollectionNamespace.CollectionName },
            { "users", new BsonArray([.. found, .. await others.ToListAsync(stop)]) },
        };
        return PanelUserList.Parse(read.ToJson(new() { OutputMode = JsonOutputMode.RelaxedExtendedJson }))!;
    }

    async Task<bool> Set(IMongoClient client, string email, string hash, CancellationToken stop)
    {
        var users = await Users(client, stop);

        // The password only: everything else in the document is AMS's.
        var change = new BsonDocument("$set", new BsonDocument("password", hash));
        var done = await users.UpdateManyAsync(new BsonDocument("email", email), change, cancellationToken: stop);
        return done.MatchedCount > 0 ? true : throw PanelEnd.Gone(address.Cluster);
    }

    // AMS keeps users in serverdb.user since 2.4.2 (datastore/db/types/User.java), before that in serverdb.User.
    static async Task<IMongoCollection<BsonDocument>> Users(IMongoClient client, CancellationToken stop)
    {
        var database = client.GetDatabase("serverdb");
        foreach (var name in new[] { "user", "User" })
        {
            var users = database.GetCollection<BsonDocument>(name);
            if (await users.Find(Builders<BsonDocument>.Filter.Empty).AnyAsync(stop)) return users;
        }

        return database.GetCollection<BsonDocument>("user");
    }

    async Task<T> Ask<T>(
        DatabaseDeed deed, Func<IMongoClient, CancellationToken, Task<T>> question, CancellationToken stop)
    {
        using var link = await DatabaseLink.Open(address, network, stop);
        return await link.Ask(deed, question, stop);
    }
}
