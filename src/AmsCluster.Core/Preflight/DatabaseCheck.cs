using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>What is worth knowing of the database before it is made or lost.</summary>
internal static class DatabaseCheck
{
    const string Lost = "its data is lost: users, applications' settings, stream records.";
    const string Save = "Save the data first, or undo the change of the spec that asks for it.";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context) => [.. Findings(context), .. await StopProtected(context)];

    // DescribeInstances does not say it.
    static async Task<IEnumerable<Finding>> StopProtected(PreflightContext context)
    {
        if (!context.Changes<MongoInstance>(MongoInstance.TypeField)) return [];
        var id = context.State.Id(context.All<MongoInstance>().Single());
        var answer = await context.Reader.SendOrNull(Ec2Api.DescribeInstanceAttribute(new() { InstanceId = id, Attribute = "disableApiStop" }));
        return answer?.InstanceAttribute?.DisableApiStop is not true ? [] :
        [
            PreflightContext.Error("AmsInstanceProtected", "mongo.instanceType", $"Stop protection of the MongoDB instance {id} is on: its type cannot change.",
                $"Turn it off: aws ec2 modify-instance-attribute --instance-id {id} --no-disable-api-stop"),
        ];
    }

    static Finding Replaced(PreflightContext context)
    {
        Finding Warning(string message, string advice) => PreflightContext.Warning("AmsMongoReplaced", "mongo", message, advice);
        if (context.Planned<DataVolume>(ChangeAction.Create).Count > 0)
            return Warning($"The MongoDB node is replaced and {Lost} The new one has its data on a volume of its own.", Save);
        if (context.Planned<LaunchTemplate>(ChangeAction.Update).Count == 0)
        {
            return Warning(
                "The MongoDB node is replaced. Its data is kept, and so is its private address. Running nodes have no database until "
                + "the new node has started. Then they connect to it.", "Apply it when there are no streams.");
        }

        return Warning(
            "The MongoDB node is replaced. Its data is kept: the new node gets the data volume. Running nodes keep the address and the "
            + "password that they were started with: they have no database until they are replaced.",
            "Apply it when there are no streams. Then replace the nodes of each group: "
            + $"aws autoscaling start-instance-refresh --auto-scaling-group-name {context.Spec.Name}-origin, "
            + $"and the same for {context.Spec.Name}-edge.");
    }

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        bool IsDatabasePassword(SecretParameter secret) => secret.Name == SecretParameter.PasswordName(context.Spec.Name);
        var (made, replaced) = (context.Planned<MongoInstance>(ChangeAction.Create), context.Planned<MongoInstance>(ChangeAction.Replace));
        if (made.Count + replaced.Count > 0 && !context.Spec.Mongo.Auth)
            yield return PreflightContext.Warning("AmsMongoWithoutAuth", "mongo.auth", "MongoDB will ask nobody for a password; only its security group keeps others out.", "Leave mongo.auth out: the password is made and kept by itself.");
        if (made.Count + replaced.Count == 0 && context.Spec.Mongo.Auth && context.Planned<SecretParameter>(ChangeAction.Create).FirstOrDefault(IsDatabasePassword) is { } secret)
        {
            yield return new(FindingLevel.Error, "AmsPasswordLost", secret.Name, $"The password of MongoDB is gone from Parameter Store, and the MongoDB node still has it. A new one would lock new nodes out.",
                $"Put it back; nodes that run have it in the database's address in conf/red5.properties: aws ssm put-parameter --name {secret.Name} --type SecureString --value PASSWORD. Or have another one made: apply once with mongo.auth: false, then without it. Each replaces the MongoDB node.");
        }

        if (context.Changes<MongoInstance>(MongoInstance.TypeField))
            yield return PreflightContext.Warning("AmsMongoStops", "mongo.instanceType", "MongoDB is stopped for some minutes while its instance gets another type; meanwhile the nodes have no database.", "Apply it when nobody streams.");
        if (replaced.Count > 0) yield return Replaced(context);
        if (context.Planned<MongoInstance>(ChangeAction.Delete).Count == 0) yield break;
        yield return PreflightContext.Warning("AmsMongoDeleted", "mongo.uri",
            $"The MongoDB node is deleted and {Lost} Running nodes keep its address: they have no database until they are replaced.", Save);
    }
}
