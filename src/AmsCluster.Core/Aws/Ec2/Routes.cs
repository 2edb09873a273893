namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeInternetGateways</c>: lists internet gateways.</summary>
internal sealed record DescribeInternetGateways : Ec2Request<DescribeInternetGatewaysResult>
{
    [Wire("InternetGatewayId")] public IReadOnlyList<string>? InternetGatewayIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInternetGateways</c> answers.</summary>
internal sealed record DescribeInternetGatewaysResult
{
    [Wire("internetGatewaySet")] public IReadOnlyList<InternetGateway> InternetGateways { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An internet gateway. The API's shape <c>InternetGateway</c>.</summary>
internal sealed record InternetGateway
{
    public string? InternetGatewayId { get; init; }
    [Wire("attachmentSet")] public IReadOnlyList<InternetGatewayAttachment> Attachments { get; init; } = [];
    public string? OwnerId { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>The VPC that an internet gateway is attached to. The API's shape <c>InternetGatewayAttachment</c>.</summary>
internal sealed record InternetGatewayAttachment
{
    public string? VpcId { get; init; }
    public string? State { get; init; }
}

/// <summary>EC2 <c>CreateInternetGateway</c>: makes an internet gateway, not attached to anything yet.</summary>
internal sealed record CreateInternetGateway : Ec2Request<CreateInternetGatewayResult>
{
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateInternetGateway</c> answers.</summary>
internal sealed record CreateInternetGatewayResult
{
    public InternetGateway? InternetGateway { get; init; }
}

/// <summary>EC2 <c>AttachInternetGateway</c>: attaches an internet gateway to a VPC.</summary>
internal sealed record AttachInternetGateway : Ec2Request<Nothing>
{
    public required string InternetGatewayId { get; init; }
    public required string VpcId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DetachInternetGateway</c>: detaches an internet gateway from its VPC.</summary>
internal sealed record DetachInternetGateway : Ec2Request<Nothing>
{
    public required string InternetGatewayId { get; init; }
    public required string VpcId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DeleteInternetGateway</c>: deletes an internet gateway that is detached.</summary>
internal sealed record DeleteInternetGateway : Ec2Request<Nothing>
{
    public required string InternetGatewayId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DescribeRouteTables</c>: lists route tables with their routes and associations.</summary>
internal sealed record DescribeRouteTables : Ec2Request<DescribeRouteTablesResult>
{
    [Wire("RouteTableId")] public IReadOnlyList<string>? RouteTableIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeRouteTables</c> answers.</summary>
internal sealed record DescribeRouteTablesResult
{
    [Wire("routeTableSet")] public IReadOnlyList<RouteTable> RouteTables { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A route table. The API's shape <c>RouteTable</c>.</summary>
internal sealed record RouteTable
{
    public string? RouteTableId { get; init; }
    public string? VpcId { get; init; }
    [Wire("routeSet")] public IReadOnlyList<Route> Routes { get; init; } = [];
    [Wire("associationSet")] public IReadOnlyList<RouteTableAssociation> Associations { get; init; } = [];
    public string? OwnerId { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>One route of a table. The API's shape <c>Route</c>.</summary>
internal sealed record Route
{
    public string? DestinationCidrBlock { get; init; }
    public string? DestinationIpv6CidrBlock { get; init; }
    public string? DestinationPrefixListId { get; init; }
    public string? GatewayId { get; init; }
    public string? NatGatewayId { get; init; }
    public string? InstanceId { get; init; }
    public string? NetworkInterfaceId { get; init; }
    public string? TransitGatewayId { get; init; }
    public string? VpcPeeringConnectionId { get; init; }
    public string? Origin { get; init; }
    public string? State { get; init; }
}

/// <summary>What a route table is used by: a subnet, or the VPC itself (Main). The API's shape <c>RouteTableAssociation</c>.</summary>
internal sealed record RouteTableAssociation
{
    public string? RouteTableAssociationId { get; init; }
    public string? RouteTableId { get; init; }
    public string? SubnetId { get; init; }
    public string? GatewayId { get; init; }
    public bool? Main { get; init; }
    public RouteTableAssociationState? AssociationState { get; init; }
}

/// <summary>How far an association has come. The API's shape <c>RouteTableAssociationState</c>.</summary>
internal sealed record RouteTableAssociationState
{
    public string? State { get; init; }
    public string? StatusMessage { get; init; }
}

/// <summary>EC2 <c>CreateRouteTable</c>: makes a route table in a VPC.</summary>
internal sealed record CreateRouteTable : Ec2Request<CreateRouteTableResult>
{
    public required string VpcId { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public string? ClientToken { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateRouteTable</c> answers.</summary>
internal sealed record CreateRouteTableResult
{
    public RouteTable? RouteTable { get; init; }
}

/// <summary>EC2 <c>DeleteRouteTable</c>: deletes a route table that no subnet uses.</summary>
internal sealed record DeleteRouteTable : Ec2Request<Nothing>
{
    public required string RouteTableId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>CreateRoute</c>: adds a route to a table.</summary>
internal sealed record CreateRoute : Ec2Request<CreateRouteResult>
{
    public required string RouteTableId { get; init; }
    public string? DestinationCidrBlock { get; init; }
    public string? DestinationIpv6CidrBlock { get; init; }
    public string? GatewayId { get; init; }
    public string? NatGatewayId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>CreateRoute</c> answers.</summary>
internal sealed record CreateRouteResult
{
    public bool? Return { get; init; }
}

/// <summary>EC2 <c>ReplaceRoute</c>: lets a route of a table lead elsewhere.</summary>
internal sealed record ReplaceRoute : Ec2Request<Nothing>
{
    public required string RouteTableId { get; init; }
    public string? DestinationCidrBlock { get; init; }
    public string? GatewayId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>AssociateRouteTable</c>: makes a subnet use a route table.</summary>
internal sealed record AssociateRouteTable : Ec2Request<AssociateRouteTableResult>
{
    public required string RouteTableId { get; init; }
    public string? SubnetId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>AssociateRouteTable</c> answers.</summary>
internal sealed record AssociateRouteTableResult
{
    public string? AssociationId { get; init; }
    public RouteTableAssociationState? AssociationState { get; init; }
}

/// <summary>EC2 <c>ReplaceRouteTableAssociation</c>: makes a subnet use another route table.</summary>
internal sealed record ReplaceRouteTableAssociation : Ec2Request<ReplaceRouteTableAssociationResult>
{
    public required string AssociationId { get; init; }
    public required string RouteTableId { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>ReplaceRouteTableAssociation</c> answers.</summary>
internal sealed record ReplaceRouteTableAssociationResult
{
    public string? NewAssociationId { get; init; }
}

/// <summary>EC2 <c>DisassociateRouteTable</c>: ends a subnet's use of a route table.</summary>
internal sealed record DisassociateRouteTable : Ec2Request<Nothing>
{
    public required string AssociationId { get; init; }
    public bool? DryRun { get; init; }
}
