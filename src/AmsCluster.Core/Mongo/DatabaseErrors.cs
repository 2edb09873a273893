namespace AmsCluster.Mongo;

/// <summary>
/// The errors of a database: what was done, what MongoDB said, and what to do next. They repeat MongoDB's codes and not
/// its messages: MongoDB repeats a refused command with everything that was to be stored.
/// </summary>
/// <param name="address">The database.</param>
/// <param name="deed">What was done.</param>
internal sealed class DatabaseErrors(DatabaseAddress address, DatabaseDeed deed)
{
    public AmsException Login(string said) => Error(
        "AmsDatabaseLogin",
        $"MongoDB at {address} refused the login of user {address.User} ({said})",
        address.Parameter is null
            ? "Correct the user and the password."
            : $"The password comes from {address.Parameter}. Make it and the user's password in MongoDB the same. "
                + "A user that is not defined in database admin needs the option authSource.");

    public AmsException Rights(string said) => address.User is null
        ? Error(
            "AmsDatabaseRights",
            $"MongoDB at {address} asks for a login, and the address has none ({said})",
            "Put a user and a password into mongo.uri.")
        : Error(
            "AmsDatabaseRights",
            $"MongoDB at {address} does not allow it to user {address.User} ({said})",
            $"Give the user the role {deed.Role}.");

    public AmsException NotPrimary(string said) => Error(
        "AmsDatabaseNotPrimary",
        $"MongoDB at {address} takes no writes: {said}",
        "Look at the replica set with rs.status(). "
            + "Name the primary in the address, or all members with the option replicaSet.");

    public AmsException TooOld() => Error(
        "AmsDatabaseVersion",
        $"MongoDB at {address} is too old for MongoDB's driver",
        "Upgrade MongoDB, or leave --direct out.");

    public AmsException Refused(string said) => Error(
        "AmsDatabaseRefused",
        $"MongoDB at {address} refused the command ({said})",
        "Look up MongoDB's error code, then run this again.");

    public AmsException Tls(string said) => Error(
        "AmsDatabaseTls",
        $"TLS with MongoDB at {address} failed: {said.TrimEnd('.')}",
        "The certificate must be valid, for this name, and from an authority that this machine trusts. "
            + "Nodes check it too.");

    public AmsException Unreachable(string because) => Error(
        "AmsDatabaseUnreachable",
        $"MongoDB at {address} cannot be reached from here: {because}",
        "Run this on a machine that reaches the database, for example through a VPN or in the VPC. "
            + "Or forward a port with Session Manager (aws ssm start-session, document AWS-StartPortForwardingSession) "
            + "and name it with --connect-to.");

    AmsException Error(string code, string what, string advice) =>
        new(code, $"{deed.Doing} of cluster {address.Cluster} failed: {what}.", advice);
}
