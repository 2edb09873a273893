using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Checks an instance profile of the user's own before nodes use it.</summary>
internal static class InstanceProfileCheck
{
    const string Key = "access.instanceProfile";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var profiles = context.Touched<LaunchTemplate>().Select(t => t.Profile)
            .Concat(context.Touched<MongoInstance>().Select(m => m.Profile)).Where(p => p.IsGiven);
        if (profiles.FirstOrDefault() is not { } given)
            return [];

        var answer = await context.Reader.SendOrNull(new Iam.GetInstanceProfile { InstanceProfileName = given.Name });
        if (answer?.InstanceProfile is not { } found)
        {
            return
            [
                PreflightContext.Error("AmsInstanceProfileNotFound", Key, $"The instance profile {given.Name} does not exist in this account.",
                    "Create it, correct the name, or leave it out: then AmsCluster creates a role and a profile."),
            ];
        }

        if (found.Roles is not [var role, ..])
        {
            return
            [
                PreflightContext.Error("AmsInstanceProfileEmpty", Key, $"The instance profile {given.Name} has no role, so its nodes would have no rights.",
                    $"Put a role into it: aws iam add-role-to-instance-profile --instance-profile-name {given.Name} --role-name ROLE"),
            ];
        }

        return Rights(context, given, role.RoleName!).Concat(Old(context, given));
    }

    // Only iam:SimulatePrincipalPolicy could tell what the role allows, and it is not asked for.
    static IEnumerable<Finding> Rights(PreflightContext context, NodeProfile given, string role)
    {
        var begins = context.Planned<LaunchTemplate>(ChangeAction.Create).Count > 0 || context.Planned<MongoInstance>(ChangeAction.Create).Count > 0
            || context.Changes<LaunchTemplate>("instance profile") || context.Changes<LaunchTemplate>("start script");
        if (!begins)
            yield break;
        yield return PreflightContext.Warning("AmsInstanceProfileRights", Key,
            $"The rights of role {role} in instance profile {given.Name} are not checked. Nodes that lack one cannot join the cluster.",
            $"The role must trust ec2.amazonaws.com and allow at least: {given.Rights.Document}");
    }

    static IEnumerable<Finding> Old(PreflightContext context, NodeProfile given)
    {
        if (given.Resources.OfType<InstanceProfile>().FirstOrDefault(p => context.State.Of(p) is not null) is not { } old)
            yield break;
        yield return PreflightContext.Warning("AmsInstanceProfileDeleted", Key,
            $"The cluster's own instance profile {old.Name} and its role are deleted. Origin and edge nodes that run keep the profile and lose its rights: " +
            "Session Manager, and completing the lifecycle actions of their group.",
            "Replace these nodes afterwards, for example with an upgrade.");
    }
}
