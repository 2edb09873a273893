namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeDhcpOptions</c>: lists sets of DHCP options.</summary>
internal sealed record DescribeDhcpOptions : Ec2Request<DescribeDhcpOptionsResult>
{
    [Wire("DhcpOptionsId")] public IReadOnlyList<string>? DhcpOptionsIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeDhcpOptions</c> answers.</summary>
internal sealed record DescribeDhcpOptionsResult
{
    [Wire("dhcpOptionsSet")] public IReadOnlyList<DhcpOptions> DhcpOptions { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A set of DHCP options. The API's shape <c>DhcpOptions</c>.</summary>
internal sealed record DhcpOptions
{
    public string? DhcpOptionsId { get; init; }
    [Wire("dhcpConfigurationSet")] public IReadOnlyList<DhcpConfiguration> DhcpConfigurations { get; init; } = [];
}

/// <summary>One option, for example <c>domain-name-servers</c>. The API's shape <c>DhcpConfiguration</c>.</summary>
internal sealed record DhcpConfiguration
{
    public string? Key { get; init; }
    [Wire("valueSet")] public IReadOnlyList<AttributeValue> Values { get; init; } = [];
}
