namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeVpcEndpoints</c>: lists VPC endpoints.</summary>
internal sealed record DescribeVpcEndpoints : Ec2Request<DescribeVpcEndpointsResult>
{
    [Wire("VpcEndpointId")] public IReadOnlyList<string>? VpcEndpointIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeVpcEndpoints</c> answers.</summary>
internal sealed record DescribeVpcEndpointsResult
{
    [Wire("vpcEndpointSet")] public IReadOnlyList<VpcEndpoint> VpcEndpoints { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A VPC endpoint. The API's shape <c>VpcEndpoint</c>.</summary>
internal sealed record VpcEndpoint
{
    public string? VpcEndpointId { get; init; }
    public string? ServiceName { get; init; }
}

/// <summary>EC2 <c>DescribeVpnGateways</c>: lists virtual private gateways.</summary>
internal sealed record DescribeVpnGateways : Ec2Request<DescribeVpnGatewaysResult>
{
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>What <c>DescribeVpnGateways</c> answers.</summary>
internal sealed record DescribeVpnGatewaysResult
{
    [Wire("vpnGatewaySet")] public IReadOnlyList<VpnGateway> VpnGateways { get; init; } = [];
}

/// <summary>A virtual private gateway. The API's shape <c>VpnGateway</c>.</summary>
internal sealed record VpnGateway
{
    public string? VpnGatewayId { get; init; }
}

/// <summary>EC2 <c>DescribeVpcPeeringConnections</c>: lists VPC peering connections.</summary>
internal sealed record DescribeVpcPeeringConnections : Ec2Request<DescribeVpcPeeringConnectionsResult>
{
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeVpcPeeringConnections</c> answers.</summary>
internal sealed record DescribeVpcPeeringConnectionsResult
{
    [Wire("vpcPeeringConnectionSet")] public IReadOnlyList<VpcPeeringConnection> VpcPeeringConnections { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A VPC peering connection. The API's shape <c>VpcPeeringConnection</c>.</summary>
internal sealed record VpcPeeringConnection
{
    public string? VpcPeeringConnectionId { get; init; }
}

/// <summary>EC2 <c>DescribeEgressOnlyInternetGateways</c>: lists egress-only internet gateways.</summary>
internal sealed record DescribeEgressOnlyInternetGateways : Ec2Request<DescribeEgressOnlyInternetGatewaysResult>
{
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeEgressOnlyInternetGateways</c> answers.</summary>
internal sealed record DescribeEgressOnlyInternetGatewaysResult
{
    [Wire("egressOnlyInternetGatewaySet")] public IReadOnlyList<EgressOnlyInternetGateway> EgressOnlyInternetGateways { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An egress-only internet gateway. The API's shape <c>EgressOnlyInternetGateway</c>.</summary>
internal sealed record EgressOnlyInternetGateway
{
    [Wire("attachmentSet")] public IReadOnlyList<InternetGatewayAttachment> Attachments { get; init; } = [];
    public string? EgressOnlyInternetGatewayId { get; init; }
}

/// <summary>EC2 <c>DescribeVpcEndpointServiceConfigurations</c>: lists the account's endpoint services (AWS PrivateLink).</summary>
internal sealed record DescribeVpcEndpointServiceConfigurations : Ec2Request<DescribeVpcEndpointServiceConfigurationsResult>
{
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeVpcEndpointServiceConfigurations</c> answers.</summary>
internal sealed record DescribeVpcEndpointServiceConfigurationsResult
{
    [Wire("serviceConfigurationSet")] public IReadOnlyList<ServiceConfiguration> ServiceConfigurations { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An endpoint service. The API's shape <c>ServiceConfiguration</c>.</summary>
internal sealed record ServiceConfiguration
{
    public string? ServiceId { get; init; }
    [Wire("networkLoadBalancerArnSet")] public IReadOnlyList<string> NetworkLoadBalancerArns { get; init; } = [];
}
