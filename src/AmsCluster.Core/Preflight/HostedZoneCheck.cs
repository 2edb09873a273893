using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the hosted zone is there, public, and holds the domain.</summary>
internal static class HostedZoneCheck
{
    const string Key = "loadBalancer.hostedZone";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Touched<DnsRecord>().Count == 0 || context.Spec.LoadBalancer is not { HostedZone: { } id, Domain: { } domain }) return [];
        if (await Questions.HostedZone(context.Reader, id) is not { } zone) return [PreflightContext.Error("AmsHostedZoneNotFound", Key, $"This account has no hosted zone {id}.", "Look at them with: aws route53 list-hosted-zones.")];
        if (zone.Config?.PrivateZone is true) return [PreflightContext.Error("AmsHostedZonePrivate", Key, $"Hosted zone {id} is private: clients cannot see its names.", "Name the public zone of the domain.")];
        var name = zone.Name!.TrimEnd('.');
        return domain == name || domain.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase) ? [] :
            [PreflightContext.Error("AmsHostedZoneOther", Key, $"Hosted zone {id} is for {name}; {domain} is not in it.", "Name the zone that holds the domain.")];
    }
}
