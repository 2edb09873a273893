using AmsCluster.Mongo;

namespace AmsCluster.Flight;

/// <summary>Whether the database lets the nodes' user in, allows it enough, and takes writes (<c>--direct</c>).</summary>
internal static class DatabaseCheck
{
    const string Name = "database";

    const string Login = "login";

    const string NotWritable = "Name the primary in the address, or all members with the option replicaSet. "
        + "rs.status() shows the primary.";

    /// <summary>Four checks that share one connection.</summary>
    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        if (context.Scene.Database is not { } address) return [];
        var facts = new Lazy<Task<DatabaseFacts>>(() => Read(address, context));
        FlightCheck Check(string subject, Func<DatabaseFacts, Verdict> judge) =>
            new(Name, subject, async stop => judge(await facts.Value.WaitAsync(stop)));
        FlightCheck After(string subject, Func<DatabaseFacts, Verdict> judge) =>
            Check(subject, judge) with { DependsOn = [$"{Name} {Login}"] };
        return
        [
            Check(Login, f => In(f, address)),
            After("rights", Rights),
            After("version", f => Verdict.Passed($"MongoDB {f.Version}.")),
            After("replica set", Replicas),
        ];
    }

    static async Task<DatabaseFacts> Read(DatabaseAddress address, FlightContext context)
    {
        using var link = await DatabaseLink.Open(address, context.Network, context.Stop);
        return await DatabaseFacts.Read(link, context.Stop);
    }

    static Verdict In(DatabaseFacts facts, DatabaseAddress address) => facts.User is { } user
        ? Verdict.Passed($"MongoDB at {address} lets user {user} in.")
        : Verdict.Passed($"MongoDB at {address} asks for no password: whoever reaches it reads and writes everything.");

    static Verdict Rights(DatabaseFacts facts)
    {
        if (facts.User is null) return Verdict.Skipped("The database asks for no password.");
        if (facts.Rights is not { } rights) return Verdict.Skipped("The database does not list privileges.");
        return rights.Missing.Count == 0
            ? Verdict.Passed($"User {facts.User} reads and writes serverdb and clusterdb.")
            : Verdict.Failed(
                $"User {facts.User} lacks: {string.Join(", ", rights.Missing)}.",
                $"Give the user the role {DatabaseDeed.RoleOfNodes}.");
    }

    static Verdict Replicas(DatabaseFacts facts)
    {
        var replicas = facts.Replicas;
        var members = string.Join(", ", replicas.Members.DefaultIfEmpty("this user may not list its members"));
        if (!replicas.IsWritable)
            return Verdict.Failed($"Replica set {replicas.Set} takes no writes from here: {members}.", NotWritable);
        if (replicas.Set is null) return Verdict.Passed("A server without a replica set.");
        return replicas.Failed.Count == 0
            ? Verdict.Passed($"Replica set {replicas.Set}: {members}.")
            : Verdict.Failed(
                $"Replica set {replicas.Set} has members that do not work: {string.Join(", ", replicas.Failed)}.",
                "Look at them with rs.status().");
    }
}
