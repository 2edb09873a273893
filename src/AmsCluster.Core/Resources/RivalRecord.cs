using Route53 = AmsCluster.Aws.Route53;

namespace AmsCluster.Resources;

/// <summary>A record of the cluster's domain beside the cluster's own, which leads clients elsewhere.</summary>
/// <param name="Name">Its type, and its identifier where it has a routing policy: <c>A record "blue"</c>.</param>
/// <param name="Target">Where it points.</param>
/// <param name="Clients">Which clients go there.</param>
internal sealed record RivalRecord(string Name, string Target, string Clients)
{
    // An HTTPS record whose target is a dot describes the name itself (RFC 9460).
    const string Itself = ".";

    /// <summary>Those among the records of a name.</summary>
    /// <param name="records">The records of the name.</param>
    /// <param name="own">The cluster's own; null before it exists.</param>
    public static IReadOnlyList<RivalRecord> Among(
        IEnumerable<Route53.ResourceRecordSet> records, Route53.ResourceRecordSet? own) =>
        [.. records.Where(r => r != own).Select(Of).OfType<RivalRecord>()];

    /// <summary>The warning about it.</summary>
    public Finding Warning(string domain, string hostedZone) => new(FindingLevel.Warning, "AmsDomainLeadsElsewhere",
        "loadBalancer.domain", $"{domain} also has an {Name}, which points to {Target}. {Clients} go there, not to the load balancer.",
        $"If the record is not needed, delete it in hosted zone {hostedZone}.");

    static RivalRecord? Of(Route53.ResourceRecordSet record) => record.Type switch
    {
        // The load balancer that the cluster makes has IPv4 addresses only, and clients prefer IPv6.
        "AAAA" => new(Named(record), TargetOf(record), "Clients with IPv6"),
        "A" when record.SetIdentifier is not null => new(Named(record), TargetOf(record), "Some clients"),
        "HTTPS" when TargetOf(record).Split(' ').ElementAtOrDefault(1) is { } host && host != Itself =>
            new(Named(record), host.TrimEnd('.'), "Browsers"),
        _ => null,
    };

    static string Named(Route53.ResourceRecordSet record) =>
        record.SetIdentifier is { } id ? $"{record.Type} record \"{id}\"" : $"{record.Type} record";

    static string TargetOf(Route53.ResourceRecordSet record) => record.AliasTarget?.DNSName.TrimEnd('.')
        ?? string.Join(", ", record.ResourceRecords.Select(r => r.Value));
}
