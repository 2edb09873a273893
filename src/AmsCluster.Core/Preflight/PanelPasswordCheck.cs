using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks the parameter with the administrator's password before nodes are created that read it. Its value is not read
/// (Systems Manager <c>GetParameters</c> without decryption).
/// </summary>
internal static class PanelPasswordCheck
{
    const string Key = "panel.admin.passwordParameter";
    const string Allowed = "/amscluster/";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var starts = context.Touched<MongoInstance>().Count + context.Touched<LaunchTemplate>().Count;
        if (context.Spec.Panel.PasswordParameter is not { } name || starts == 0)
            return [];
        IEnumerable<Finding> boundary = context.Spec.Access.PermissionsBoundary is { } arn && !name.StartsWith(Allowed, StringComparison.Ordinal)
            ? [OutsideBoundary(name, arn)]
            : [];
        return boundary.Concat(await Problems(name, context));
    }

    static Finding OutsideBoundary(string name, string arn) => PreflightContext.Warning("AmsPanelPasswordOutsideBoundary", Key,
        $"The nodes' role reads the parameter {name} only if the permissions boundary {arn} allows it. "
        + $"Scripts/amscluster-boundary-policy.json allows names under {Allowed} only.",
        $"Choose a name under {Allowed}, or allow ssm:GetParameter on {name} in the boundary.");

    static async Task<IEnumerable<Finding>> Problems(string name, PreflightContext context)
    {
        try
        {
            var answer = await context.Reader.Send(SsmApi.GetParameters(new() { Names = [name] }));
            return Problems(name, context.Region, answer.Parameters.FirstOrDefault());
        }
        catch (AwsException e) when (e.Code is "AccessDeniedException")
        {
            return
            [
                PreflightContext.Warning("AmsPanelPasswordUnread", Key, $"The parameter {name} could not be checked: {e.Message}",
                    $"Allow ssm:GetParameters on {name}, or make sure that it is a SecureString in this Region."),
            ];
        }
    }

    static IEnumerable<Finding> Problems(string name, string region, Ssm.Parameter? found)
    {
        var put = $"aws ssm put-parameter --type SecureString --name {name} --region {region} --value file://PASSWORD-FILE";
        if (found is null)
        {
            yield return PreflightContext.Error("AmsPanelPasswordNotFound", Key, $"The parameter {name} does not exist in {region}.",
                $"Create it: {put}. Or leave {Key} out: then AmsCluster generates a password.");
        }
        else if (found.Type?.Value is not "SecureString")
        {
            yield return PreflightContext.Error("AmsPanelPasswordPlain", Key,
                $"The parameter {name} is a {found.Type}. A password must be a SecureString.",
                $"Delete it and create it again: {put}");
        }
    }
}
