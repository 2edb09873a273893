namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeNetworkAcls</c>: lists network access control lists.</summary>
internal sealed record DescribeNetworkAcls : Ec2Request<DescribeNetworkAclsResult>
{
    [Wire("NetworkAclId")] public IReadOnlyList<string>? NetworkAclIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeNetworkAcls</c> answers.</summary>
internal sealed record DescribeNetworkAclsResult
{
    [Wire("networkAclSet")] public IReadOnlyList<NetworkAcl> NetworkAcls { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A network access control list. The API's shape <c>NetworkAcl</c>.</summary>
internal sealed record NetworkAcl
{
    public string? NetworkAclId { get; init; }
    public string? VpcId { get; init; }
    [Wire("default")] public bool? IsDefault { get; init; }
    [Wire("associationSet")] public IReadOnlyList<NetworkAclAssociation> Associations { get; init; } = [];
    [Wire("entrySet")] public IReadOnlyList<NetworkAclEntry> Entries { get; init; } = [];
}

/// <summary>The list of a subnet. The API's shape <c>NetworkAclAssociation</c>.</summary>
internal sealed record NetworkAclAssociation
{
    public string? NetworkAclAssociationId { get; init; }
    public string? NetworkAclId { get; init; }
    public string? SubnetId { get; init; }
}

/// <summary>
/// One rule. The lowest number that matches decides. The protocol is a number: 6 is TCP, 17 UDP, -1 all. The API's shape
/// <c>NetworkAclEntry</c>.
/// </summary>
internal sealed record NetworkAclEntry
{
    public string? CidrBlock { get; init; }
    public bool? Egress { get; init; }
    public PortRange? PortRange { get; init; }
    public string? Protocol { get; init; }
    public string? RuleAction { get; init; }
    public int? RuleNumber { get; init; }
}

/// <summary>A range of ports. The API's shape <c>PortRange</c>.</summary>
internal sealed record PortRange
{
    public int? From { get; init; }
    public int? To { get; init; }
}
