using Amazon.Runtime;
using Amazon.SecurityToken;

namespace AmsCluster.Aws.Binding;

/// <summary>Where roles are assumed that profiles name, and who is asked for MFA codes.</summary>
/// <param name="sts">The endpoint of STS.</param>
/// <param name="transport">How it is reached.</param>
/// <param name="askMfaCode">Puts the question for a code; its answer, or this, is null where no user can be
/// asked.</param>
internal sealed class RoleSource(Func<AwsEndpoint> sts, Transport transport, Func<string, string?>? askMfaCode)
{
    private const string Required = "AmsMfaRequired";

    /// <summary>The Region in which roles are assumed.</summary>
    public string Region => sts().SigningRegion;

    /// <summary>The file with the authorities' certificates; null for those that the system trusts.</summary>
    public string? CaBundle => transport.CaBundle;

    /// <summary>
    /// Credentials as the SDK reads them from a profile; a role is assumed in the connection's own Region and by its
    /// own transport.
    /// The SDK would take the Region of the environment or the default profile, which may be in another partition.
    /// </summary>
    /// <param name="found">The credentials.</param>
    /// <param name="profile">The profile that they are of; null where the SDK found them itself.</param>
    public AWSCredentials Ours(AWSCredentials found, AwsProfile? profile = null)
    {
        if (found is not AssumeRoleAWSCredentials role)
            return found;
        var caller = Ours(role.SourceCredentials);
        return new AssumedRole(role, caller, this, profile?.Name) { DurationSeconds = profile?.DurationSeconds };
    }

    /// <summary>Opens a client of STS.</summary>
    public AmazonSecurityTokenServiceClient Open(AWSCredentials credentials)
    {
        var endpoint = sts();
        return new AmazonSecurityTokenServiceClient(credentials, new AmazonSecurityTokenServiceConfig
        {
            ServiceURL = endpoint.Address.AbsoluteUri,
            AuthenticationRegion = endpoint.SigningRegion,
            UseFIPSEndpoint = false,
            UseDualstackEndpoint = false,
            HttpClientFactory = transport,
        });
    }

    /// <summary>Asks the user for a code of an MFA device.</summary>
    /// <exception cref="AmsException">No user can be asked, or none was typed.</exception>
    public string MfaCode(string serial, string role, string? profile)
    {
        var whose = profile is null ? $"role {role}" : $"profile {profile}";
        var needs = $"MFA is required: {whose} needs a code of {serial}";
        var code = askMfaCode?.Invoke($"MFA code of {serial} for {whose}: ");
        if (code is null)
        {
            throw new AmsException(Required, $"{needs}, and there is no terminal to ask for it.",
                "Run it at a terminal. In a job use temporary credentials that were made with MFA: "
                + $"aws sts get-session-token --serial-number {serial} --token-code CODE, "
                + "or single sign-on: aws sso login.");
        }

        return code.Trim() is { Length: > 0 } typed ? typed
            : throw new AmsException(Required, $"{needs}, and none was typed.",
                "Run it again and type the six digits that the device shows.");
    }
}
