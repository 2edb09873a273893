using AmsCluster.Aws;
using Route53 = AmsCluster.Aws.Route53;

namespace AmsCluster.Resources;

/// <summary>The name that users type, as an alias of the load balancer in a Route 53 hosted zone.</summary>
/// <remarks>
/// A record has no tags. It is the cluster's when it leads to its load balancer; and one that an earlier deployment made is
/// set right when the spec still asks for it. It is never deleted while it leads elsewhere: somebody has moved the name.
/// </remarks>
internal sealed class DnsRecord(string domain, string hostedZone, Balancer balancer, bool madeEarlier) : Resource<DnsRecord.OfDomain>(domain)
{
    const string RecordType = "A";

    // Beside it a name has no other record (Route 53, Supported DNS record types): from A on it is the first of its
    // name.
    const string Excludes = "CNAME";

    const string Delegation = "NS";

    public override string Sought => $"{Key} in {hostedZone}";

    public override string Kind => "DNS record";

    public override IEnumerable<Resource> Needs => [balancer];

    /// <summary>The records of the domain.</summary>
    /// <param name="Record">The A record, or the CNAME record in its place.</param>
    /// <param name="Others">Further records that lead clients elsewhere.</param>
    internal sealed record OfDomain(Route53.ResourceRecordSet Record, IReadOnlyList<RivalRecord> Others);

    // With a routing policy a name has several A records. The one that leads to the cluster is the cluster's, whatever their order.
    protected override async Task<OfDomain?> Find(Reader reader)
    {
        var all = await Records(reader);
        var target = (await reader.Found(balancer))?.Described.DNSName;
        var found = all.Where(r => r.Type is RecordType or Excludes)
            .OrderByDescending(r => LeadsTo(target, r))
            .ThenBy(r => r.SetIdentifier, StringComparer.Ordinal)
            .FirstOrDefault();
        return found is null ? null : new(found, RivalRecord.Among(all, found));
    }

    /// <summary>The records of the domain that lead clients elsewhere, before the cluster's own exists.</summary>
    public async Task<IReadOnlyList<RivalRecord>> Rivals(Reader reader) => RivalRecord.Among(await Records(reader), null);

    /// <summary>The name servers that the domain is delegated to: then a record of the hosted zone is never seen. Null for none.</summary>
    public async Task<string?> NameServers(Reader reader, string zone)
    {
        if (SameName(zone, domain)) return null;
        if (ServersIn(await Records(reader), domain) is { } servers) return servers;
        for (var parent = Parent(domain); parent.Length > zone.Length; parent = Parent(parent))
        {
            var answer = await reader.SendOrNull(new Route53.ListResourceRecordSets { HostedZoneId = hostedZone, StartRecordName = parent, StartRecordType = Delegation, MaxItems = "1" });
            if (ServersIn(answer?.ResourceRecordSets ?? [], parent) is { } found) return found;
        }

        return null;
    }

    static string? ServersIn(IEnumerable<Route53.ResourceRecordSet> records, string name) =>
        records.FirstOrDefault(r => r.Type is Delegation && SameName(r.Name, name)) is { } found ? string.Join(", ", found.ResourceRecords.Select(r => r.Value)) : null;

    static string Parent(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    // From A on all records of the name, in the order of their types.
    Task<IReadOnlyList<Route53.ResourceRecordSet>> Records(Reader reader) => reader.Once<IReadOnlyList<Route53.ResourceRecordSet>>($"records of {domain}", async () =>
    {
        var answer = await reader.SendOrNull(new Route53.ListResourceRecordSets
        {
            HostedZoneId = hostedZone, StartRecordName = domain, StartRecordType = RecordType, MaxItems = "100",
        });
        return [.. (answer?.ResourceRecordSets ?? []).Where(r => SameName(r.Name, domain))];
    });

    public override IEnumerable<Finding> Obstacles(State state) =>
        state.Of(this)?.Others.Select(o => o.Warning(domain, hostedZone)) ?? [];

    public override IEnumerable<FieldChange> Additions(State state) =>
        state.Of(this)?.Others.Select(o => new FieldChange(o.Name, o.Target, null)) ?? [];

    protected override string IdOf(OfDomain actual) =>
        actual.Record.Type is RecordType ? $"{hostedZone}/{domain}"
        : $"{hostedZone}/{domain}, {actual.Record.Type} record to {actual.Record.ResourceRecords.FirstOrDefault()?.Value}";

    public override bool IsOurs(State state) =>
        state.Of(this)?.Record is { Type: RecordType } actual && ((madeEarlier && Wanted) || LeadsToUs(actual, state));

    public override string Claim(string cluster) =>
        $"Look at the records of {domain} in hosted zone {hostedZone}. If they are not needed any more, delete "
            + "them; a CNAME record allows no other record of its name.";

    protected override IEnumerable<Edit> Compare(OfDomain actual, State state) => new Differences()
        .Add("points to", PointsToUs(actual.Record, state) ? balancer.Name : Target(actual.Record), balancer.Name)
        .Add("evaluates health", actual.Record.AliasTarget?.EvaluateTargetHealth is true, false)
        .SetBy(run => Change("UPSERT", Shall(run.State), run));

    protected override string Summary(State state) => $"alias of {balancer.Name}";

    // CREATE, not UPSERT: a record that somebody else made in the meantime is not overwritten.
    protected override async Task<OfDomain> Make(Run run)
    {
        var record = Shall(run.State);
        await Change("CREATE", record, run);
        return new(record, []);
    }

    protected override Task Remove(OfDomain actual, Run run) => run.SendDelete(Changing("DELETE", actual.Record));

    static string? Target(Route53.ResourceRecordSet record) => record.AliasTarget?.DNSName ?? record.ResourceRecords.FirstOrDefault()?.Value;

    Task Change(string action, Route53.ResourceRecordSet record, Run run) => run.Send(Changing(action, record));

    Route53.ChangeResourceRecordSets Changing(string action, Route53.ResourceRecordSet record) => new()
    {
        HostedZoneId = hostedZone,
        ChangeBatch = new() { Changes = [new() { Action = action, ResourceRecordSet = record }] },
    };

    Route53.ResourceRecordSet Shall(State state)
    {
        var target = state.Of(balancer)!.Described;
        return new() { Name = domain, Type = RecordType, AliasTarget = new() { HostedZoneId = target.CanonicalHostedZoneId!, DNSName = target.DNSName!, EvaluateTargetHealth = false } };
    }

    bool PointsToUs(Route53.ResourceRecordSet actual, State state) => LeadsTo(state.Of(balancer)?.Described.DNSName, actual);

    static bool LeadsTo(string? target, Route53.ResourceRecordSet record) =>
        target is not null && record.AliasTarget is { } alias && SameName(alias.DNSName, target);

    // When the load balancer is gone already its name is still known by its beginning, which AWS makes of the load balancer's.
    bool LeadsToUs(Route53.ResourceRecordSet actual, State state) => PointsToUs(actual, state)
        || (madeEarlier && !state.Has(balancer) && actual.AliasTarget?.DNSName.StartsWith($"{balancer.Name}-", StringComparison.OrdinalIgnoreCase) is true);

    // Route 53 gives names back with a dot at the end, and in lower case.
    static bool SameName(string a, string b) => string.Equals(a.TrimEnd('.'), b.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
