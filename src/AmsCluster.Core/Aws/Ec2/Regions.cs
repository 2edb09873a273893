namespace AmsCluster.Aws.Ec2;

/// <summary>A Region. The API's shape <c>Region</c>.</summary>
internal sealed record Region
{
    public string? RegionName { get; init; }
    [Wire("regionEndpoint")] public string? Endpoint { get; init; }
    public string? OptInStatus { get; init; }
}

/// <summary>EC2 <c>DescribeAvailabilityZones</c>: lists the Region's zones.</summary>
internal sealed record DescribeAvailabilityZones : Ec2Request<DescribeAvailabilityZonesResult>
{
    [Wire("ZoneName")] public IReadOnlyList<string>? ZoneNames { get; init; }
    [Wire("ZoneId")] public IReadOnlyList<string>? ZoneIds { get; init; }
    public bool? AllAvailabilityZones { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>What <c>DescribeAvailabilityZones</c> answers.</summary>
internal sealed record DescribeAvailabilityZonesResult
{
    [Wire("availabilityZoneInfo")] public IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; } = [];
}

/// <summary>A zone of a Region. The API's shape <c>AvailabilityZone</c>.</summary>
internal sealed record AvailabilityZone
{
    public string? ZoneName { get; init; }
    public string? ZoneId { get; init; }
    public string? RegionName { get; init; }
    [Wire("zoneState")] public string? State { get; init; }
    public string? OptInStatus { get; init; }
    public string? GroupName { get; init; }
    public string? ZoneType { get; init; }
}
