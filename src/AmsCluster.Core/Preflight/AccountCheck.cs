using AmsCluster.Aws;

namespace AmsCluster.Preflight;

/// <summary>Whether the credentials are somebody's.</summary>
internal static class AccountCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        try
        {
            await context.Send(new Aws.Sts.GetCallerIdentity());
            return [];
        }
        catch (AwsException e) when (e.StatusCode is 400 or 401 or 403)
        {
            return [PreflightContext.Error("AmsCredentialsRefused", "credentials", $"AWS does not take them: {e.Code}: {e.Message}", "Look at them with: aws sts get-caller-identity.")];
        }
    }
}
