using MongoDB.Bson;

namespace AmsCluster.Mongo;

/// <summary>What the user that nodes log in as lacks.</summary>
/// <param name="Missing">The actions that are not allowed, for example <c>insert on serverdb</c>.</param>
internal sealed record DatabaseRights(IReadOnlyList<string> Missing)
{
    // Applications have databases of their own, whose names are not known before they are created.
    static readonly string[] Databases = ["serverdb", "clusterdb"];

    static readonly string[] Needed = ["find", "insert", "update", "remove"];

    /// <summary>Reads <c>authInfo</c> of <c>connectionStatus</c>. Null: the database lists no privileges.</summary>
    public static DatabaseRights? Of(BsonDocument login)
    {
        if (login.GetValue("authenticatedUserPrivileges", BsonNull.Value) is not BsonArray listed) return null;
        var privileges = listed.Select(p => p.AsBsonDocument).ToList();
        var missing = from database in Databases
                      from action in Needed
                      where !privileges.Exists(p => Covers(p, database, action))
                      select $"{action} on {database}";
        return new([.. missing]);
    }

    // An empty name stands for every database, or every collection.
    static bool Covers(BsonDocument privilege, string database, string action)
    {
        var resource = privilege["resource"].AsBsonDocument;
        if (!privilege["actions"].AsBsonArray.Contains(action)) return false;
        if (resource.GetValue("anyResource", false).ToBoolean()) return true;
        var (db, collection) = (resource.GetValue("db", "?"), resource.GetValue("collection", "?"));
        return collection == "" && (db == "" || db == database);
    }
}
