using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>VPCs, subnets and security groups.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<AuthorizeSecurityGroupEgressResponse> AuthorizeSecurityGroupEgress(
        AuthorizeSecurityGroupEgressRequest request) =>
        new(AwsService.Ec2, request, AuthorizeSecurityGroupEgressRequestMarshaller.Instance,
            AuthorizeSecurityGroupEgressResponseUnmarshaller.Instance);

    public static SdkRequest<AuthorizeSecurityGroupIngressResponse> AuthorizeSecurityGroupIngress(
        AuthorizeSecurityGroupIngressRequest request) =>
        new(AwsService.Ec2, request, AuthorizeSecurityGroupIngressRequestMarshaller.Instance,
            AuthorizeSecurityGroupIngressResponseUnmarshaller.Instance);

    public static SdkRequest<CreateSecurityGroupResponse> CreateSecurityGroup(CreateSecurityGroupRequest request) =>
        new(AwsService.Ec2, request, CreateSecurityGroupRequestMarshaller.Instance,
            CreateSecurityGroupResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.GroupId,
        };

    public static SdkRequest<CreateSubnetResponse> CreateSubnet(CreateSubnetRequest request) =>
        new(AwsService.Ec2, request, CreateSubnetRequestMarshaller.Instance,
            CreateSubnetResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Amend = SubnetNumbers.InRange,
            Needed = r => r.Subnet?.SubnetId,
        };

    public static SdkRequest<CreateVpcResponse> CreateVpc(CreateVpcRequest request) =>
        new(AwsService.Ec2, request, CreateVpcRequestMarshaller.Instance, CreateVpcResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.Vpc?.VpcId,
        };

    public static SdkRequest<DeleteSecurityGroupResponse> DeleteSecurityGroup(DeleteSecurityGroupRequest request) =>
        new(AwsService.Ec2, request, DeleteSecurityGroupRequestMarshaller.Instance,
            DeleteSecurityGroupResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteSubnetResponse> DeleteSubnet(DeleteSubnetRequest request) =>
        new(AwsService.Ec2, request, DeleteSubnetRequestMarshaller.Instance,
            DeleteSubnetResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteVpcResponse> DeleteVpc(DeleteVpcRequest request) =>
        new(AwsService.Ec2, request, DeleteVpcRequestMarshaller.Instance, DeleteVpcResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeDhcpOptionsResponse> DescribeDhcpOptions(DescribeDhcpOptionsRequest request) =>
        new(AwsService.Ec2, request, DescribeDhcpOptionsRequestMarshaller.Instance,
            DescribeDhcpOptionsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeNetworkAclsResponse> DescribeNetworkAcls(DescribeNetworkAclsRequest request) =>
        new(AwsService.Ec2, request, DescribeNetworkAclsRequestMarshaller.Instance,
            DescribeNetworkAclsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeSecurityGroupsResponse> DescribeSecurityGroups(
        DescribeSecurityGroupsRequest request) =>
        new(AwsService.Ec2, request, DescribeSecurityGroupsRequestMarshaller.Instance,
            DescribeSecurityGroupsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeSubnetsResponse> DescribeSubnets(DescribeSubnetsRequest request) =>
        new(AwsService.Ec2, request, DescribeSubnetsRequestMarshaller.Instance,
            DescribeSubnetsResponseUnmarshaller.Instance)
        {
            Amend = SubnetNumbers.InRange,
        };

    public static SdkRequest<DescribeVpcAttributeResponse> DescribeVpcAttribute(DescribeVpcAttributeRequest request) =>
        new(AwsService.Ec2, request, DescribeVpcAttributeRequestMarshaller.Instance,
            DescribeVpcAttributeResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVpcsResponse> DescribeVpcs(DescribeVpcsRequest request) =>
        new(AwsService.Ec2, request, DescribeVpcsRequestMarshaller.Instance,
            DescribeVpcsResponseUnmarshaller.Instance);

    /// <summary>It changes one attribute a call.</summary>
    public static SdkRequest<ModifyVpcAttributeResponse> ModifyVpcAttribute(ModifyVpcAttributeRequest request) =>
        new(AwsService.Ec2, request, ModifyVpcAttributeRequestMarshaller.Instance,
            ModifyVpcAttributeResponseUnmarshaller.Instance);

    public static SdkRequest<RevokeSecurityGroupIngressResponse> RevokeSecurityGroupIngress(
        RevokeSecurityGroupIngressRequest request) =>
        new(AwsService.Ec2, request, RevokeSecurityGroupIngressRequestMarshaller.Instance,
            RevokeSecurityGroupIngressResponseUnmarshaller.Instance);
}
