namespace AmsCluster.Aws.Route53;

/// <summary>Route 53 <c>GetHostedZone</c>: reads a hosted zone.</summary>
[Http("GET", "/2013-04-01/hostedzone/{Id}")]
internal sealed record GetHostedZone : Route53Request<GetHostedZoneResult>
{
    [Wire("Id", Place = WirePlace.Path)] public required string Id { get; init; }
}

/// <summary>What <c>GetHostedZone</c> answers.</summary>
internal sealed record GetHostedZoneResult
{
    public HostedZone? HostedZone { get; init; }
}

/// <summary>A hosted zone. Id is given back as /hostedzone/Z123. The API's shape <c>HostedZone</c>.</summary>
internal sealed record HostedZone
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public HostedZoneConfig? Config { get; init; }
    public long? ResourceRecordSetCount { get; init; }
}

/// <summary>Whether a zone is seen from its VPCs only. The API's shape <c>HostedZoneConfig</c>.</summary>
internal sealed record HostedZoneConfig
{
    public string? Comment { get; init; }
    public bool? PrivateZone { get; init; }
}

/// <summary>Route 53 <c>ListResourceRecordSets</c>: lists a zone's records, sorted by name, from StartRecordName on.</summary>
[Http("GET", "/2013-04-01/hostedzone/{Id}/rrset")]
internal sealed record ListResourceRecordSets : Route53Request<ListResourceRecordSetsResult>
{
    [Wire("Id", Place = WirePlace.Path)] public required string HostedZoneId { get; init; }
    [Wire("name", Place = WirePlace.Query)] public string? StartRecordName { get; init; }
    [Wire("type", Place = WirePlace.Query)] public string? StartRecordType { get; init; }
    [Wire("identifier", Place = WirePlace.Query)] public string? StartRecordIdentifier { get; init; }
    [Wire("maxitems", Place = WirePlace.Query)] public string? MaxItems { get; init; }
}

/// <summary>What <c>ListResourceRecordSets</c> answers.</summary>
internal sealed record ListResourceRecordSetsResult
{
    [WireItem("ResourceRecordSet")] public IReadOnlyList<ResourceRecordSet> ResourceRecordSets { get; init; } = [];
    public bool? IsTruncated { get; init; }
    public string? NextRecordName { get; init; }
    public string? NextRecordType { get; init; }
    public string? NextRecordIdentifier { get; init; }
    public string? MaxItems { get; init; }
}

/// <summary>The records of a name and type; TTL in seconds, none with an AliasTarget. The API's shape <c>ResourceRecordSet</c>.</summary>
internal sealed record ResourceRecordSet
{
    public required string Name { get; init; }
    public required string Type { get; init; }
    public string? SetIdentifier { get; init; }
    public long? Weight { get; init; }
    public long? TTL { get; init; }
    [WireItem("ResourceRecord")] public IReadOnlyList<ResourceRecord> ResourceRecords { get; init; } = [];
    public AliasTarget? AliasTarget { get; init; }
}

/// <summary>One value of a record. The API's shape <c>ResourceRecord</c>.</summary>
internal sealed record ResourceRecord
{
    public required string Value { get; init; }
}

/// <summary>What an alias record points to. HostedZoneId is the target's, as the load balancer says it. The API's shape <c>AliasTarget</c>.</summary>
internal sealed record AliasTarget
{
    public required string HostedZoneId { get; init; }
    public required string DNSName { get; init; }
    public required bool EvaluateTargetHealth { get; init; }
}

/// <summary>Route 53 <c>ChangeResourceRecordSets</c>: changes records of a zone, all or none.</summary>
[Http("POST", "/2013-04-01/hostedzone/{Id}/rrset/")]
internal sealed record ChangeResourceRecordSets : Route53Request<ChangeResourceRecordSetsResult>
{
    [Wire("Id", Place = WirePlace.Path)] public required string HostedZoneId { get; init; }
    public required ChangeBatch ChangeBatch { get; init; }
}

/// <summary>What <c>ChangeResourceRecordSets</c> answers.</summary>
internal sealed record ChangeResourceRecordSetsResult
{
    public ChangeInfo? ChangeInfo { get; init; }
}

/// <summary>Changes that are made all or none. The API's shape <c>ChangeBatch</c>.</summary>
internal sealed record ChangeBatch
{
    public string? Comment { get; init; }
    [WireItem("Change")] public required IReadOnlyList<Change> Changes { get; init; }
}

/// <summary>One change. Action is CREATE, DELETE or UPSERT. The API's shape <c>Change</c>.</summary>
internal sealed record Change
{
    public required string Action { get; init; }
    public required ResourceRecordSet ResourceRecordSet { get; init; }
}

/// <summary>How far a change has come: PENDING or INSYNC. The API's shape <c>ChangeInfo</c>.</summary>
internal sealed record ChangeInfo
{
    public string? Id { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public string? Comment { get; init; }
}
