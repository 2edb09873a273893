using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the Region has the security policy of the HTTPS listeners.</summary>
internal static class TlsPolicyCheck
{
    const string Key = "loadBalancer.tlsPolicy";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Spec.LoadBalancer.Certificate is null) return [];
        if (!context.Planned<Listener>(ChangeAction.Create).Any(l => l.Certificate is not null) && !context.Changes<Listener>(Listener.PolicyField)) return [];
        var name = Listener.PolicyOf(context.Spec);
        return await Questions.HasTlsPolicy(context.Reader, name) ? [] :
        [
            PreflightContext.Error("AmsTlsPolicyNotFound", Key, $"Elastic Load Balancing has no security policy {name} in {context.Region}.",
                "Name one that it has in loadBalancer.tlsPolicy: aws elbv2 describe-ssl-policies --query SslPolicies[].Name."),
        ];
    }
}
