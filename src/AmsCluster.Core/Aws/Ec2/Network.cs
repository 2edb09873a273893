namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeVpcs</c>: lists virtual private clouds.</summary>
internal sealed record DescribeVpcs : Ec2Request<DescribeVpcsResult>
{
    [Wire("VpcId")] public IReadOnlyList<string>? VpcIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeVpcs</c> answers.</summary>
internal sealed record DescribeVpcsResult
{
    [Wire("vpcSet")] public IReadOnlyList<Vpc> Vpcs { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A virtual private cloud. The API's shape <c>Vpc</c>.</summary>
internal sealed record Vpc
{
    public string? VpcId { get; init; }
    public string? CidrBlock { get; init; }
    public IReadOnlyList<VpcCidrBlockAssociation> CidrBlockAssociationSet { get; init; } = [];
    public string? State { get; init; }
    public bool? IsDefault { get; init; }
    public string? OwnerId { get; init; }
    public string? DhcpOptionsId { get; init; }
    public string? InstanceTenancy { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A block of a VPC's addresses. The API's shape <c>VpcCidrBlockAssociation</c>.</summary>
internal sealed record VpcCidrBlockAssociation
{
    public string? CidrBlock { get; init; }
    public VpcCidrBlockState? CidrBlockState { get; init; }
}

/// <summary>Whether a block belongs to its VPC: <c>associated</c>. The API's shape <c>VpcCidrBlockState</c>.</summary>
internal sealed record VpcCidrBlockState
{
    public string? State { get; init; }
}

/// <summary>EC2 <c>CreateVpc</c>: makes a virtual private cloud.</summary>
internal sealed record CreateVpc : Ec2Request<CreateVpcResult>
{
    public string? CidrBlock { get; init; }
    public string? InstanceTenancy { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateVpc</c> answers.</summary>
internal sealed record CreateVpcResult
{
    public Vpc? Vpc { get; init; }
}

/// <summary>EC2 <c>DeleteVpc</c>: deletes a virtual private cloud that is empty.</summary>
internal sealed record DeleteVpc : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>ModifyVpcAttribute</c>: turns a VPC's DNS support or DNS host names on or off; one attribute a call.</summary>
internal sealed record ModifyVpcAttribute : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
    public AttributeBooleanValue? EnableDnsSupport { get; init; }
    public AttributeBooleanValue? EnableDnsHostnames { get; init; }
}

/// <summary>A boolean that is sent or left out as a whole. The API's shape <c>AttributeBooleanValue</c>.</summary>
internal sealed record AttributeBooleanValue
{
    public bool? Value { get; init; }
}

/// <summary>EC2 <c>DescribeVpcAttribute</c>: reads one setting of a VPC.</summary>
internal sealed record DescribeVpcAttribute : Ec2Request<DescribeVpcAttributeResult>
{
    public required string VpcId { get; init; }
    public required string Attribute { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>DescribeVpcAttribute</c> answers.</summary>
internal sealed record DescribeVpcAttributeResult
{
    public string? VpcId { get; init; }
    public AttributeBooleanValue? EnableDnsHostnames { get; init; }
    public AttributeBooleanValue? EnableDnsSupport { get; init; }
}

/// <summary>EC2 <c>DescribeSubnets</c>: lists subnets.</summary>
internal sealed record DescribeSubnets : Ec2Request<DescribeSubnetsResult>
{
    [Wire("SubnetId")] public IReadOnlyList<string>? SubnetIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeSubnets</c> answers.</summary>
internal sealed record DescribeSubnetsResult
{
    [Wire("subnetSet")] public IReadOnlyList<Subnet> Subnets { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A subnet. The API's shape <c>Subnet</c>.</summary>
internal sealed record Subnet
{
    public string? SubnetId { get; init; }
    public string? VpcId { get; init; }
    public string? CidrBlock { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? AvailabilityZoneId { get; init; }
    [Saturates] public int? AvailableIpAddressCount { get; init; }
    public string? State { get; init; }
    public bool? DefaultForAz { get; init; }
    public bool? MapPublicIpOnLaunch { get; init; }
    public bool? Ipv6Native { get; init; }
    public string? OutpostArn { get; init; }
    public string? OwnerId { get; init; }
    public string? SubnetArn { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>EC2 <c>CreateSubnet</c>: makes a subnet; AWS refuses an overlapping address range.</summary>
internal sealed record CreateSubnet : Ec2Request<CreateSubnetResult>
{
    public required string VpcId { get; init; }
    public string? CidrBlock { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? AvailabilityZoneId { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateSubnet</c> answers.</summary>
internal sealed record CreateSubnetResult
{
    public Subnet? Subnet { get; init; }
}

/// <summary>EC2 <c>DeleteSubnet</c>: deletes a subnet that is empty.</summary>
internal sealed record DeleteSubnet : Ec2Request<Nothing>
{
    public required string SubnetId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>A network interface. The API's shape <c>NetworkInterface</c>.</summary>
internal sealed record NetworkInterface
{
    public string? NetworkInterfaceId { get; init; }
    public string? Description { get; init; }
    public string? InterfaceType { get; init; }
    public string? Status { get; init; }
    public string? SubnetId { get; init; }
    public string? VpcId { get; init; }
    public string? PrivateIpAddress { get; init; }
    public bool? RequesterManaged { get; init; }
    public string? RequesterId { get; init; }
    public NetworkInterfaceAttachment? Attachment { get; init; }
    [Wire("groupSet")] public IReadOnlyList<GroupIdentifier> Groups { get; init; } = [];
    public IReadOnlyList<Tag> TagSet { get; init; } = [];
}

/// <summary>What a network interface is attached to. The API's shape <c>NetworkInterfaceAttachment</c>.</summary>
internal sealed record NetworkInterfaceAttachment
{
    public string? AttachmentId { get; init; }
    public string? InstanceId { get; init; }
    public string? InstanceOwnerId { get; init; }
    public string? Status { get; init; }
}

/// <summary>EC2 <c>DescribeNetworkInterfaces</c>: lists network interfaces.</summary>
internal sealed record DescribeNetworkInterfaces : Ec2Request<DescribeNetworkInterfacesResult>
{
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    [Wire("NetworkInterfaceId")] public IReadOnlyList<string>? NetworkInterfaceIds { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeNetworkInterfaces</c> answers.</summary>
internal sealed record DescribeNetworkInterfacesResult
{
    [Wire("networkInterfaceSet")] public IReadOnlyList<NetworkInterface> NetworkInterfaces { get; init; } = [];
    public string? NextToken { get; init; }
}
