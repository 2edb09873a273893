namespace AmsCluster.Mongo;

/// <summary>What is done in a database, for its error messages.</summary>
/// <param name="Doing">The deed, for example <c>Reading the panel users</c>.</param>
/// <param name="Role">The built-in role that allows it, for example <c>readWrite on database serverdb</c>.</param>
internal sealed record DatabaseDeed(string Doing, string Role)
{
    /// <summary>What a node needs, and so the user that nodes log in as.</summary>
    public const string RoleOfNodes = "readWriteAnyDatabase on database admin";

    const string RoleForUsers = "readWrite on database serverdb";

    public static DatabaseDeed ReadUsers { get; } = new("Reading the panel users", RoleForUsers);

    public static DatabaseDeed SetPassword { get; } = new("Setting the panel user's password", RoleForUsers);

    public static DatabaseDeed ReadNodes { get; } = new("Reading the node list", "readAnyDatabase on database admin");

    public static DatabaseDeed Check { get; } = new("Checking the database", RoleOfNodes);
}
