using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Checks that the permissions boundary exists, before a role is created with it.</summary>
internal static class RoleCheck
{
    const string Key = "access.permissionsBoundary";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var isSet = context.Planned<Role>(ChangeAction.Create).Count > 0 || context.Changes<Role>(Role.BoundaryField);
        if (!isSet || context.Spec.Access.PermissionsBoundary is not { } arn)
            return [];
        try
        {
            if (await context.Reader.SendOrNull(new Iam.GetPolicy { PolicyArn = arn }) is not null)
                return [];
        }
        catch (AwsException e) when (e.Code is "AccessDenied")
        {
            // Whoever may set a boundary need not be allowed to read it. IAM refuses one that does not exist.
            return [];
        }

        return
        [
            PreflightContext.Error("AmsBoundaryNotFound", Key, $"The permissions boundary {arn} does not exist.",
                "Create the policy first, for example from Scripts/amscluster-boundary-policy.json with: aws iam create-policy."),
        ];
    }
}
