using AmsCluster.Aws;
using AmsCluster.Aws.AutoScaling;
using AmsCluster.Aws.Ec2;
using AmsCluster.Aws.Elb;
using AmsCluster.Aws.Iam;
using AmsCluster.Aws.Sns;

namespace AmsCluster.Tests.Engine;

/// <summary>IAM <c>ListRoles</c>.</summary>
internal sealed record ListRoles : IamRequest<ListRolesResult>;

/// <summary>What <c>ListRoles</c> answers.</summary>
internal sealed record ListRolesResult
{
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>SNS <c>SetTopicAttributes</c>.</summary>
internal sealed record SetTopicAttributes : SnsRequest<Nothing>
{
    public required string TopicArn { get; init; }
    public required string AttributeName { get; init; }
    public string? AttributeValue { get; init; }
}

/// <summary>IAM <c>ListInstanceProfiles</c>.</summary>
internal sealed record ListInstanceProfiles : IamRequest<ListInstanceProfilesResult>;

/// <summary>What <c>ListInstanceProfiles</c> answers.</summary>
internal sealed record ListInstanceProfilesResult
{
    public IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; } = [];
}

/// <summary>EC2 <c>ModifyInstanceMetadataDefaults</c>: what counts in the account where a launch says nothing.</summary>
internal sealed record ModifyInstanceMetadataDefaults : Ec2Request<Nothing>
{
    public int? HttpPutResponseHopLimit { get; init; }
}

/// <summary>EC2 <c>DescribeInstanceAttribute</c>, for user data.</summary>
internal sealed record DescribeInstanceAttribute : Ec2Request<DescribeInstanceAttributeResult>
{
    public required string InstanceId { get; init; }
    public required string Attribute { get; init; }
}

/// <summary>What <c>DescribeInstanceAttribute</c> answers.</summary>
internal sealed record DescribeInstanceAttributeResult
{
    public AttributeValue? UserData { get; init; }
}

/// <summary>EC2 <c>DeleteRoute</c>.</summary>
internal sealed record DeleteRoute : Ec2Request<Nothing>
{
    public required string RouteTableId { get; init; }
    public required string DestinationCidrBlock { get; init; }
}

/// <summary>EC2 <c>DisassociateIamInstanceProfile</c>.</summary>
internal sealed record DisassociateIamInstanceProfile : Ec2Request<Nothing>
{
    public required string AssociationId { get; init; }
}

/// <summary>Auto Scaling <c>SuspendProcesses</c>.</summary>
internal sealed record SuspendProcesses : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required IReadOnlyList<string> ScalingProcesses { get; init; }
}

/// <summary>Auto Scaling <c>SetDesiredCapacity</c>.</summary>
internal sealed record SetDesiredCapacity : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required int DesiredCapacity { get; init; }
}

/// <summary>SNS <c>ListTopics</c>.</summary>
internal sealed record ListTopics : SnsRequest<ListTopicsResult>;

/// <summary>What <c>ListTopics</c> answers.</summary>
internal sealed record ListTopicsResult
{
    public IReadOnlyList<ListedTopic> Topics { get; init; } = [];
}

/// <summary>A topic. The API's shape <c>Topic</c>.</summary>
internal sealed record ListedTopic
{
    public string? TopicArn { get; init; }
}

/// <summary>EC2 <c>ModifySubnetAttribute</c>: changes whether a subnet's instances get public addresses.</summary>
internal sealed record ModifySubnetAttribute : Ec2Request<Nothing>
{
    public required string SubnetId { get; init; }
    public AttributeBooleanValue? MapPublicIpOnLaunch { get; init; }
}

/// <summary>EC2 <c>CreateNetworkAclEntry</c>: adds a rule to a network ACL.</summary>
internal sealed record CreateNetworkAclEntry : Ec2Request<Nothing>
{
    public required string NetworkAclId { get; init; }
    public required bool Egress { get; init; }
    public required int RuleNumber { get; init; }
    public required string Protocol { get; init; }
    public required string RuleAction { get; init; }
    public string? CidrBlock { get; init; }
    public PortRange? PortRange { get; init; }
}

/// <summary>EC2 <c>CreateNetworkInterface</c>: creates a network interface in a subnet.</summary>
internal sealed record CreateNetworkInterface : Ec2Request<CreateNetworkInterfaceResult>
{
    public required string SubnetId { get; init; }
    [Wire("SecurityGroupId")] public IReadOnlyList<string>? Groups { get; init; }
    public string? Description { get; init; }
}

/// <summary>What <c>CreateNetworkInterface</c> answers.</summary>
internal sealed record CreateNetworkInterfaceResult
{
    public NetworkInterface? NetworkInterface { get; init; }
}

/// <summary>EC2 <c>CreateDhcpOptions</c>: creates a set of DHCP options.</summary>
internal sealed record CreateDhcpOptions : Ec2Request<CreateDhcpOptionsResult>
{
    [Wire("DhcpConfiguration")] public required IReadOnlyList<NewDhcpConfiguration> DhcpConfigurations { get; init; }
}

/// <summary>What <c>CreateDhcpOptions</c> answers.</summary>
internal sealed record CreateDhcpOptionsResult
{
    public DhcpOptions? DhcpOptions { get; init; }
}

/// <summary>One option. The API's shape <c>NewDhcpConfiguration</c>.</summary>
internal sealed record NewDhcpConfiguration
{
    public string? Key { get; init; }
    [Wire("Value")] public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>EC2 <c>AssociateDhcpOptions</c>: gives a VPC a set of DHCP options.</summary>
internal sealed record AssociateDhcpOptions : Ec2Request<Nothing>
{
    public required string VpcId { get; init; }
    public required string DhcpOptionsId { get; init; }
}

/// <summary>EC2 <c>ModifyAvailabilityZoneGroup</c>: opts in to a Local Zone.</summary>
internal sealed record ModifyAvailabilityZoneGroup : Ec2Request<Nothing>
{
    public required string GroupName { get; init; }
    public required string OptInStatus { get; init; }
}

/// <summary>Operations with members that the product does not use.</summary>
internal static class Outpost
{
    /// <summary>EC2 <c>CreateSubnet</c> on an Outpost.</summary>
    internal sealed record CreateSubnet : Ec2Request<CreateSubnetResult>
    {
        public required string VpcId { get; init; }
        public required string CidrBlock { get; init; }
        public required string AvailabilityZone { get; init; }
        public required string OutpostArn { get; init; }
    }
}
