using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>What else there can be in a VPC.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<DescribeEgressOnlyInternetGatewaysResponse> DescribeEgressOnlyInternetGateways(
        DescribeEgressOnlyInternetGatewaysRequest request) =>
        new(AwsService.Ec2, request, DescribeEgressOnlyInternetGatewaysRequestMarshaller.Instance,
            DescribeEgressOnlyInternetGatewaysResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeNetworkInterfacesResponse> DescribeNetworkInterfaces(
        DescribeNetworkInterfacesRequest request) =>
        new(AwsService.Ec2, request, DescribeNetworkInterfacesRequestMarshaller.Instance,
            DescribeNetworkInterfacesResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVpcEndpointServiceConfigurationsResponse> DescribeVpcEndpointServiceConfigurations(
        DescribeVpcEndpointServiceConfigurationsRequest request) =>
        new(AwsService.Ec2, request, DescribeVpcEndpointServiceConfigurationsRequestMarshaller.Instance,
            DescribeVpcEndpointServiceConfigurationsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVpcEndpointsResponse> DescribeVpcEndpoints(DescribeVpcEndpointsRequest request) =>
        new(AwsService.Ec2, request, DescribeVpcEndpointsRequestMarshaller.Instance,
            DescribeVpcEndpointsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVpcPeeringConnectionsResponse> DescribeVpcPeeringConnections(
        DescribeVpcPeeringConnectionsRequest request) =>
        new(AwsService.Ec2, request, DescribeVpcPeeringConnectionsRequestMarshaller.Instance,
            DescribeVpcPeeringConnectionsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVpnGatewaysResponse> DescribeVpnGateways(DescribeVpnGatewaysRequest request) =>
        new(AwsService.Ec2, request, DescribeVpnGatewaysRequestMarshaller.Instance,
            DescribeVpnGatewaysResponseUnmarshaller.Instance);
}
