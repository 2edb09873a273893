using AmsCluster.Tests.Engine;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to the nodes' role and instance profile.</summary>
internal static class RightsMoves
{
    const string Name = "amscluster-full-ap-south-1";
    const string Lambda = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["let others take the role on"] = new(account => account.Send(new Iam.UpdateAssumeRolePolicy { RoleName = Name, PolicyDocument = Lambda }), "role/trust"),
        ["give the role other rights"] = new(account => account.Send(new Iam.PutRolePolicy { RoleName = Name, PolicyName = "node", PolicyDocument = Everything }), "role policy/rights"),
        ["take the role's rights away"] = new(account => account.Send(new Iam.DeleteRolePolicy { RoleName = Name, PolicyName = "node" }), "role policy/exists"),
        ["take the role out of the profile"] = new(account => account.Send(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = Name, RoleName = Name }), "instance profile role/exists"),
        ["delete the role"] = new(
            async account =>
            {
                await account.Send(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = Name, RoleName = Name });
                await account.Send(new Iam.DeleteRolePolicy { RoleName = Name, PolicyName = "node" });
                await account.Send(new Iam.DeleteRole { RoleName = Name });
            },
            "role/exists", "role policy/exists", "instance profile role/exists"),
        ["put another role into the profile"] = new(
            async account =>
            {
                await account.Send(new Iam.CreateRole { RoleName = "theirs", AssumeRolePolicyDocument = Lambda });
                await account.Send(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = Name, RoleName = Name });
                await account.Send(new Iam.AddRoleToInstanceProfile { InstanceProfileName = Name, RoleName = "theirs" });
            },
            "instance profile role/exists"),
    };
}
