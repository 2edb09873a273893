using AmsCluster.Preflight;
using AmsCluster.Resources;

namespace AmsCluster.Mongo;

/// <summary>
/// Tries a database of the user's own before its address is written for the nodes. A database that this machine does
/// not reach is not a problem: nodes may be in a VPC that this machine is not in.
/// </summary>
internal static class OwnDatabaseCheck
{
    const string Key = "mongo.uri";

    const string NotChecked = "The address is written without a check. "
        + "This is expected when only the cluster's VPC reaches the database.";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Spec.Mongo.Uri is not { } uri || !IsWritten(context)) return [];
        var stop = context.Reader.Stop;
        try
        {
            var address = new DatabaseAddress(context.Spec.Name, uri, Key);
            using var link = await DatabaseLink.Open(address, new(), stop);
            return Of(await DatabaseFacts.Read(link, stop));
        }
        catch (AmsException e)
        {
            var advice = e.Code is "AmsDatabaseUnreachable" ? NotChecked : e.Advice;
            return [new(LevelOf(e.Code), e.Code, Key, e.Message, advice)];
        }
    }

    static bool IsWritten(PreflightContext context)
    {
        var name = SecretParameter.UriName(context.Spec.Name);
        return context.Planned<SecretParameter>(ChangeAction.Create).Any(p => p.Name == name)
            || context.Changing<SecretParameter>(SecretParameter.ValueField).Any(p => p.Name == name);
    }

    // What the nodes are certain to meet too is an error.
    static FindingLevel LevelOf(string code) => code switch
    {
        "AmsDatabaseLogin" or "AmsDatabaseRights" or "AmsDatabaseAddress" => FindingLevel.Error,
        "AmsDatabaseUnreachable" or "AmsDatabaseVersion" => FindingLevel.Information,
        _ => FindingLevel.Warning,
    };

    static IEnumerable<Finding> Of(DatabaseFacts facts)
    {
        if (facts.Rights is { Missing: { Count: > 0 } missing })
        {
            yield return PreflightContext.Error(
                "AmsDatabaseRights",
                Key,
                $"The database gives user {facts.User} too little: {string.Join(", ", missing)}.",
                $"Give the user the role {DatabaseDeed.RoleOfNodes}.");
        }

        if (facts.User is null)
        {
            yield return PreflightContext.Warning(
                "AmsMongoWithoutAuth",
                Key,
                "The database asks for no password: whoever reaches it reads and writes everything.",
                "Create a user in MongoDB, enable authorization, and put the user and the password into mongo.uri.");
        }

        if (!facts.Replicas.IsWritable)
        {
            yield return PreflightContext.Warning(
                "AmsDatabaseNotPrimary",
                Key,
                $"Replica set {facts.Replicas.Set} takes no writes from here.",
                "Name the primary in the address, or all members with the option replicaSet.");
        }
    }
}
