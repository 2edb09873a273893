using AmsCluster.Aws;
using AmsCluster.Aws.Ec2;
using AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>EC2 <c>CreateNetworkAcl</c>.</summary>
internal sealed record CreateNetworkAcl : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
}

/// <summary>EC2 <c>CreateVpcEndpoint</c>.</summary>
internal sealed record CreateVpcEndpoint : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
    public required string ServiceName { get; init; }
}

/// <summary>EC2 <c>CreateEgressOnlyInternetGateway</c>.</summary>
internal sealed record CreateEgressOnlyInternetGateway : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
}

/// <summary>EC2 <c>CreateVpnGateway</c>.</summary>
internal sealed record CreateVpnGateway : Ec2Request<CreateVpnGatewayResult>
{
    public required string Type { get; init; }
}

/// <summary>What <c>CreateVpnGateway</c> answers.</summary>
internal sealed record CreateVpnGatewayResult
{
    public VpnGateway? VpnGateway { get; init; }
}

/// <summary>EC2 <c>AttachVpnGateway</c>.</summary>
internal sealed record AttachVpnGateway : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
    public required string VpnGatewayId { get; init; }
}

/// <summary>EC2 <c>CreateVpcPeeringConnection</c>.</summary>
internal sealed record CreateVpcPeeringConnection : Ec2Request<CreateVpcPeeringConnectionResult>
{
    public required string VpcId { get; init; }
    public required string PeerVpcId { get; init; }
}

/// <summary>What <c>CreateVpcPeeringConnection</c> answers.</summary>
internal sealed record CreateVpcPeeringConnectionResult
{
    public VpcPeeringConnection? VpcPeeringConnection { get; init; }
}

/// <summary>EC2 <c>AcceptVpcPeeringConnection</c>.</summary>
internal sealed record AcceptVpcPeeringConnection : Ec2Request<Nothing>
{
    public required string VpcPeeringConnectionId { get; init; }
}

/// <summary>EC2 <c>CreateVpcEndpointServiceConfiguration</c>.</summary>
internal sealed record CreateVpcEndpointServiceConfiguration : Ec2Request<Nothing>
{
    [Wire("NetworkLoadBalancerArn")] public required IReadOnlyList<string> NetworkLoadBalancerArns { get; init; }
    public bool? AcceptanceRequired { get; init; }
}

/// <summary>IAM <c>AttachRolePolicy</c>.</summary>
internal sealed record AttachRolePolicy : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PolicyArn { get; init; }
}
