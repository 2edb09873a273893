namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeSecurityGroups</c>: lists security groups with their rules.</summary>
internal sealed record DescribeSecurityGroups : Ec2Request<DescribeSecurityGroupsResult>
{
    [Wire("GroupId")] public IReadOnlyList<string>? GroupIds { get; init; }
    [Wire("GroupName")] public IReadOnlyList<string>? GroupNames { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeSecurityGroups</c> answers.</summary>
internal sealed record DescribeSecurityGroupsResult
{
    [Wire("securityGroupInfo")] public IReadOnlyList<SecurityGroup> SecurityGroups { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A security group. The API's shape <c>SecurityGroup</c>.</summary>
internal sealed record SecurityGroup
{
    public string? GroupId { get; init; }
    public string? GroupName { get; init; }
    [Wire("groupDescription")] public string? Description { get; init; }
    public string? VpcId { get; init; }
    public string? OwnerId { get; init; }
    public IReadOnlyList<IpPermission> IpPermissions { get; init; } = [];
    public IReadOnlyList<IpPermission> IpPermissionsEgress { get; init; } = [];
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A rule: protocol, ports and whom it lets in. Protocol -1 is everything and has no ports. The API's shape <c>IpPermission</c>.</summary>
internal sealed record IpPermission
{
    public string? IpProtocol { get; init; }
    public int? FromPort { get; init; }
    public int? ToPort { get; init; }
    public IReadOnlyList<IpRange> IpRanges { get; init; } = [];
    public IReadOnlyList<Ipv6Range> Ipv6Ranges { get; init; } = [];
    [Wire("groups")] public IReadOnlyList<UserIdGroupPair> UserIdGroupPairs { get; init; } = [];
    public IReadOnlyList<PrefixListId> PrefixListIds { get; init; } = [];
}

/// <summary>An IPv4 range that a rule names. The API's shape <c>IpRange</c>.</summary>
internal sealed record IpRange
{
    public string? CidrIp { get; init; }
    public string? Description { get; init; }
}

/// <summary>An IPv6 range that a rule names. The API's shape <c>Ipv6Range</c>.</summary>
internal sealed record Ipv6Range
{
    public string? CidrIpv6 { get; init; }
    public string? Description { get; init; }
}

/// <summary>A security group that a rule names. The API's shape <c>UserIdGroupPair</c>.</summary>
internal sealed record UserIdGroupPair
{
    public string? GroupId { get; init; }
    public string? GroupName { get; init; }
    public string? UserId { get; init; }
    public string? VpcId { get; init; }
    public string? Description { get; init; }
}

/// <summary>A prefix list that a rule names. The API's shape <c>PrefixListId</c>.</summary>
internal sealed record PrefixListId
{
    [Wire("prefixListId")] public string? Id { get; init; }
    public string? Description { get; init; }
}

/// <summary>EC2 <c>CreateSecurityGroup</c>: makes a security group; a second one of the name in the VPC is refused.</summary>
internal sealed record CreateSecurityGroup : Ec2Request<CreateSecurityGroupResult>
{
    public required string GroupName { get; init; }
    [Wire("GroupDescription")] public required string Description { get; init; }
    public string? VpcId { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateSecurityGroup</c> answers.</summary>
internal sealed record CreateSecurityGroupResult
{
    public string? GroupId { get; init; }
    public string? SecurityGroupArn { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>EC2 <c>AuthorizeSecurityGroupIngress</c>: adds rules for what comes in; one that is there already makes AWS refuse the whole call.</summary>
internal sealed record AuthorizeSecurityGroupIngress : Ec2Request<AuthorizeSecurityGroupIngressResult>
{
    public string? GroupId { get; init; }
    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>AuthorizeSecurityGroupIngress</c> answers.</summary>
internal sealed record AuthorizeSecurityGroupIngressResult
{
    public bool? Return { get; init; }
    [Wire("securityGroupRuleSet")] public IReadOnlyList<SecurityGroupRule> SecurityGroupRules { get; init; } = [];
}

/// <summary>EC2 <c>RevokeSecurityGroupIngress</c>: takes away rules for what comes in.</summary>
internal sealed record RevokeSecurityGroupIngress : Ec2Request<RevokeSecurityGroupIngressResult>
{
    public string? GroupId { get; init; }
    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }
    [Wire("SecurityGroupRuleId")] public IReadOnlyList<string>? SecurityGroupRuleIds { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>RevokeSecurityGroupIngress</c> answers.</summary>
internal sealed record RevokeSecurityGroupIngressResult
{
    public bool? Return { get; init; }
    [Wire("unknownIpPermissionSet")] public IReadOnlyList<IpPermission> UnknownIpPermissions { get; init; } = [];
}

/// <summary>A single rule with the id that AWS gave it. The API's shape <c>SecurityGroupRule</c>.</summary>
internal sealed record SecurityGroupRule
{
    public string? SecurityGroupRuleId { get; init; }
    public string? GroupId { get; init; }
    public bool? IsEgress { get; init; }
    public string? IpProtocol { get; init; }
    public int? FromPort { get; init; }
    public int? ToPort { get; init; }
    public string? CidrIpv4 { get; init; }
    public string? CidrIpv6 { get; init; }
    public string? PrefixListId { get; init; }
    public ReferencedSecurityGroup? ReferencedGroupInfo { get; init; }
    public string? Description { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>The security group that a single rule names. The API's shape <c>ReferencedSecurityGroup</c>.</summary>
internal sealed record ReferencedSecurityGroup
{
    public string? GroupId { get; init; }
    public string? UserId { get; init; }
    public string? VpcId { get; init; }
}

/// <summary>EC2 <c>DeleteSecurityGroup</c>: deletes a security group that nothing uses.</summary>
internal sealed record DeleteSecurityGroup : Ec2Request<Nothing>
{
    public string? GroupId { get; init; }
    public bool? DryRun { get; init; }
}
