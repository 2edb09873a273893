using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Checks that the hosted zone exists, is public and holds the domain, and that the domain points nowhere else.</summary>
internal static class HostedZoneCheck
{
    const string Key = "loadBalancer.hostedZone";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var found = await Task.WhenAll(context.Planned<DnsRecord>(ChangeAction.Create).Select(r => Rivals(context, r)).Prepend(Zone(context)));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Rivals(PreflightContext context, DnsRecord record)
    {
        var zone = context.Spec.LoadBalancer.HostedZone!;
        return (await record.Rivals(context.Reader)).Select(r => r.Warning(record.Name, zone));
    }

    static async Task<IEnumerable<Finding>> Zone(PreflightContext context)
    {
        if (context.Touched<DnsRecord>().Count == 0 || context.Spec.LoadBalancer is not { HostedZone: { } id, Domain: { } domain }) return [];
        if (await Questions.HostedZone(context.Reader, id) is not { } zone) return [PreflightContext.Error("AmsHostedZoneNotFound", Key, $"This account has no hosted zone {id}.", "Look at them with: aws route53 list-hosted-zones.")];
        if (zone.Config?.PrivateZone is true) return [PreflightContext.Error("AmsHostedZonePrivate", Key, $"Hosted zone {id} is private: clients cannot see its names.", "Name the public zone of the domain.")];
        var name = zone.Name!.TrimEnd('.');
        if (!string.Equals(domain, name, StringComparison.OrdinalIgnoreCase) && !domain.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase))
            return [PreflightContext.Error("AmsHostedZoneOther", Key, $"Hosted zone {id} is for {name}; {domain} is not in it.", "Name the zone that holds the domain.")];
        return await Delegation(context, name, domain);
    }

    static async Task<IEnumerable<Finding>> Delegation(PreflightContext context, string zone, string domain) =>
        await context.Touched<DnsRecord>()[0].NameServers(context.Reader, zone) is not { } servers ? [] :
        [
            PreflightContext.Error("AmsDomainDelegated", "loadBalancer.domain", $"The zone delegates {domain}, or a name above it, to {servers}: its own record of {domain} is never seen.",
                "Name the hosted zone that these name servers serve in loadBalancer.hostedZone, or delete the NS record."),
        ];
}
