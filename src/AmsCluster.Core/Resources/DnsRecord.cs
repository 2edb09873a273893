using AmsCluster.Aws;
using Route53 = AmsCluster.Aws.Route53;

namespace AmsCluster.Resources;

/// <summary>The name that users type, as an alias of the load balancer in a Route 53 hosted zone.</summary>
/// <remarks>
/// A record has no tags. It is the cluster's when it leads to its load balancer; and one that an earlier deployment made is
/// set right when the spec still asks for it. It is never deleted while it leads elsewhere: somebody has moved the name.
/// </remarks>
internal sealed class DnsRecord(string domain, string hostedZone, Balancer balancer, bool madeEarlier) : Resource<Route53.ResourceRecordSet>(domain)
{
    const string RecordType = "A";

    // Beside it a name has no other record (Route 53, Supported DNS record types): from A on it is the first of its
    // name.
    const string Excludes = "CNAME";

    public override string Sought => $"{Key} in {hostedZone}";

    public override string Kind => "DNS record";

    public override IEnumerable<Resource> Needs => [balancer];

    protected override async Task<Route53.ResourceRecordSet?> Find(Reader reader)
    {
        var answer = await reader.SendOrNull(new Route53.ListResourceRecordSets { HostedZoneId = hostedZone, StartRecordName = domain, StartRecordType = RecordType, MaxItems = "1" });
        return answer?.ResourceRecordSets
            .FirstOrDefault(r => SameName(r.Name, domain) && r.Type is RecordType or Excludes);
    }

    protected override string IdOf(Route53.ResourceRecordSet actual) =>
        actual.Type is RecordType ? $"{hostedZone}/{domain}"
        : $"{hostedZone}/{domain}, {actual.Type} record to {actual.ResourceRecords.FirstOrDefault()?.Value}";

    public override bool IsOurs(State state) =>
        state.Of(this) is { Type: RecordType } actual && ((madeEarlier && Wanted) || LeadsToUs(actual, state));

    public override string Claim(string cluster) =>
        $"Look at the records of {domain} in hosted zone {hostedZone}. If they are not needed any more, delete "
            + "them; a CNAME record allows no other record of its name.";

    protected override IEnumerable<Edit> Compare(Route53.ResourceRecordSet actual, State state) => new Differences()
        .Add("points to", PointsToUs(actual, state) ? balancer.Name : actual.AliasTarget?.DNSName ?? actual.ResourceRecords.FirstOrDefault()?.Value, balancer.Name)
        .Add("evaluates health", actual.AliasTarget?.EvaluateTargetHealth is true, false)
        .SetBy(run => Change("UPSERT", Shall(run.State), run));

    protected override string Summary(State state) => $"alias of {balancer.Name}";

    // CREATE, not UPSERT: a record that somebody else made in the meantime is not overwritten.
    protected override async Task<Route53.ResourceRecordSet> Make(Run run)
    {
        var record = Shall(run.State);
        await Change("CREATE", record, run);
        return record;
    }

    protected override Task Remove(Route53.ResourceRecordSet actual, Run run) => run.SendDelete(Changing("DELETE", actual));

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

    bool PointsToUs(Route53.ResourceRecordSet actual, State state) =>
        state.Of(balancer) is { } whole && actual.AliasTarget is { } alias && SameName(alias.DNSName, whole.Described.DNSName!);

    // When the load balancer is gone already its name is still known by its beginning, which AWS makes of the load balancer's.
    bool LeadsToUs(Route53.ResourceRecordSet actual, State state) => PointsToUs(actual, state)
        || (madeEarlier && !state.Has(balancer) && actual.AliasTarget?.DNSName.StartsWith($"{balancer.Name}-", StringComparison.OrdinalIgnoreCase) is true);

    // Route 53 gives names back with a dot at the end, and in lower case.
    static bool SameName(string a, string b) => string.Equals(a.TrimEnd('.'), b.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
