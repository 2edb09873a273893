using AmsCluster.Aws;
using AmsCluster.Aws.Ec2;

namespace AmsCluster.Tests.Engine.MoreSubnets;

/// <summary>EC2 <c>CreateSubnet</c> for a subnet with IPv6 addresses only.</summary>
internal sealed record CreateSubnet : Ec2Request<CreateSubnetResult>
{
    public required string VpcId { get; init; }
    public required string AvailabilityZone { get; init; }
    public required string Ipv6CidrBlock { get; init; }
    public bool? Ipv6Native { get; init; }
}

/// <summary>EC2 <c>CreateNetworkAcl</c>: makes a network ACL, which denies everything until it has rules.</summary>
internal sealed record CreateNetworkAcl : Ec2Request<CreateNetworkAclResult>
{
    public required string VpcId { get; init; }
}

/// <summary>What <c>CreateNetworkAcl</c> answers.</summary>
internal sealed record CreateNetworkAclResult
{
    public NetworkAcl? NetworkAcl { get; init; }
}

/// <summary>EC2 <c>ReplaceNetworkAclAssociation</c>: gives a subnet another network ACL.</summary>
internal sealed record ReplaceNetworkAclAssociation : Ec2Request<Nothing>
{
    public required string AssociationId { get; init; }
    public required string NetworkAclId { get; init; }
}
