using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// What others have added to a role that a plan deletes. IAM, DeleteRole: the role must be in no instance profile and have no
/// policies.
/// </summary>
internal static class RoleHolders
{
    public static async Task<IEnumerable<Finding>> Find(PreflightContext context)
    {
        if (context.Planned<Role>(ChangeAction.Delete).FirstOrDefault(context.State.Has) is not { } role) return [];
        var found = await Task.WhenAll(Profiles(context, role), Written(context, role), Attached(context, role));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Profiles(PreflightContext context, Role role)
    {
        var answer = await context.Reader.SendOrNull(new Iam.ListInstanceProfilesForRole { RoleName = role.Name });
        return (answer?.InstanceProfiles ?? []).Where(p => p.InstanceProfileName != role.Name).Select(p => RemovalCheck.Held(context, role,
            $"instance profile {p.InstanceProfileName}",
            $"Take the role out of it: aws iam remove-role-from-instance-profile --instance-profile-name {p.InstanceProfileName} --role-name {role.Name}"));
    }

    static async Task<IEnumerable<Finding>> Written(PreflightContext context, Role role)
    {
        var answer = await context.Reader.SendOrNull(new Iam.ListRolePolicies { RoleName = role.Name });
        return (answer?.PolicyNames ?? []).Where(p => p != RolePolicy.PolicyName).Select(p => RemovalCheck.Held(context, role, $"inline policy {p}",
            $"Delete the policy: aws iam delete-role-policy --role-name {role.Name} --policy-name {p}"));
    }

    static async Task<IEnumerable<Finding>> Attached(PreflightContext context, Role role)
    {
        var answer = await context.Reader.SendOrNull(new Iam.ListAttachedRolePolicies { RoleName = role.Name });
        return (answer?.AttachedPolicies ?? []).Select(p => RemovalCheck.Held(context, role, $"policy {p.PolicyName}",
            $"Detach the policy: aws iam detach-role-policy --role-name {role.Name} --policy-arn {p.PolicyArn}"));
    }
}
