using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>What is worth knowing of the database before it is made or lost.</summary>
internal static class DatabaseCheck
{
    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(Findings(context));

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        foreach (var node in context.Touched<MongoInstance>())
        {
            if (!context.Spec.Mongo.Auth)
                yield return PreflightContext.Warning("AmsMongoWithoutAuth", "mongo.auth", "MongoDB will ask nobody for a password; only its security group keeps others out.", "Leave mongo.auth out: the password is made and kept by itself.");
            if (context.IsReplaced(node))
                yield return PreflightContext.Warning("AmsMongoReplaced", "mongo", "The MongoDB node is replaced and its data is lost: users, applications' settings, stream records.", "Save the data first, or undo the change of the spec that asks for it.");
        }
    }
}
