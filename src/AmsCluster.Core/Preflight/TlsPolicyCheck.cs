using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the Region has the security policy that the spec names. The default is not asked for: see <see cref="TlsPolicies"/>.</summary>
internal static class TlsPolicyCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Spec.LoadBalancer.TlsPolicy is not { } name) return [];
        var isSet = context.Planned<Listener>(ChangeAction.Create).Any(l => l.Certificate is not null) || context.Changes<Listener>(Listener.PolicyField);
        if (!isSet || await Questions.HasTlsPolicy(context.Reader, name)) return [];
        var error = TlsPolicies.NotFound(name, context.Region);
        return [PreflightContext.Error(error.Code, "loadBalancer.tlsPolicy", error.Message, error.Advice)];
    }
}
