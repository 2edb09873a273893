using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>What a change of existing listeners takes from clients.</summary>
internal static class ListenerChangeCheck
{
    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(Findings(context));

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        if (context.Changing<Listener>(Listener.ActionField).Where(l => l.Redirects(context.State)).ToList() is { Count: > 0 } redirected)
        {
            var ports = string.Join(" and ", redirected.Select(l => l.Port));
            yield return PreflightContext.Warning("AmsHttpRedirected", "loadBalancer.http",
                $"Port {ports} redirects to HTTPS from now on: players and publishers that use plain http:// are redirected, "
                + "and ws:// clients and tools that do not follow redirects fail.",
                "Move them to https:// and wss:// first, or keep today's listeners with loadBalancer.http: forward.");
        }

        if (context.Changes<Listener>(Listener.PolicyField))
        {
            yield return PreflightContext.Warning("AmsTlsPolicyChanged", "loadBalancer.tlsPolicy",
                "The HTTPS listeners get another security policy. Clients that have none of its protocols and ciphers cannot connect any more.",
                "Compare the two with: aws elbv2 describe-ssl-policies --names NAME. Name another policy here to keep such clients.");
        }
    }
}
