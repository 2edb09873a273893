using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>Security policies of Elastic Load Balancing.</summary>
internal static class TlsPolicies
{
    /// <summary>
    /// AWS's recommendation (Security policies for your Application Load Balancer): TLS 1.3 and 1.2, authenticated ciphers with
    /// forward secrecy only, and key exchange that also withstands quantum computers, for clients that have it.
    /// </summary>
    public const string Default = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    // Those that allow no protocol and no cipher that the default does not allow. TLS13-1-2-2021-06 and TLS13-1-2-FIPS have CBC
    // ciphers, Ext1 and Ext2 ciphers without forward secrecy.
    static readonly HashSet<string> AsStrict = new(StringComparer.Ordinal)
    {
        Default,
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
        "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
        "ELBSecurityPolicy-TLS13-1-3-2021-06",
        "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
        "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
        "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
    };

    /// <summary>
    /// Sends a call that sets a policy. Whether the Region has the default is not asked beforehand: AWS recommends it everywhere,
    /// and the question would cost every first deployment a call.
    /// </summary>
    public static async Task<T> Checked<T>(Func<Task<T>> send, string? policy, string region)
    {
        try
        {
            return await send();
        }
        catch (AwsException e) when (e.Code is AwsCodes.NoSecurityPolicy)
        {
            throw NotFound(policy, region, e);
        }
    }

    /// <summary>That the Region has no such policy.</summary>
    public static AmsException NotFound(string? policy, string region, Exception? inner = null) =>
        new("AmsTlsPolicyNotFound", $"Elastic Load Balancing has no security policy {policy} in {region}.",
            "Name one that it has in loadBalancer.tlsPolicy: aws elbv2 describe-ssl-policies --query SslPolicies[].Name.", inner: inner);

    /// <summary>Whether a policy allows nothing that the default does not allow.</summary>
    public static bool IsAsStrict(string? policy) => policy is not null && AsStrict.Contains(policy);
}
