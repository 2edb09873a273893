using System.Net;

namespace AmsCluster.Flight;

/// <summary>Whether the domain leads to the load balancer, and nowhere else.</summary>
internal static class DnsCheck
{
    const string Name = "dns";

    /// <summary>Name and subject of the check.</summary>
    public static string Key(FlightScene scene) => $"{Name} {scene.Host}";

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        var (scene, network) = (context.Scene, context.Network);
        if (scene.Spec.LoadBalancer.Domain is not { } domain)
            return [FlightCheck.Not(Name, scene.Balancer, "The spec names no domain.", "Name yours in loadBalancer.domain and point it at the load balancer: browsers refuse the certificate under AWS's name.")];
        if (network.Leads(domain, scene.Publish.Port)) return [FlightCheck.Not(Name, domain, "The name is led elsewhere by --connect-to.")];
        return [new(Name, domain, async stop =>
        {
            var (found, wanted) = (network.Resolve(domain, stop), network.Resolve(scene.Balancer, stop));
            var strange = Text((await found).Except(await wanted));
            return strange.Length == 0
                ? Verdict.Passed($"It leads to the load balancer: {Text(await found)}.")
                : Verdict.Failed($"It leads to {strange}, which is not the load balancer ({Text(await wanted)}).",
                    $"Point a CNAME of {domain} at {scene.Balancer}, or name its hosted zone in loadBalancer.hostedZone. Where something else stands before the load balancer on purpose, this is as it should be.");
        })];
    }

    static string Text(IEnumerable<IPAddress> addresses) => string.Join(", ", addresses.Select(a => a.ToString()).Order(StringComparer.Ordinal));
}
