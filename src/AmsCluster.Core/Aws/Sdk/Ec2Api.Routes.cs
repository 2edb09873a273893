using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>Gateways and routes.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<AssociateRouteTableResponse> AssociateRouteTable(AssociateRouteTableRequest request) =>
        new(AwsService.Ec2, request, AssociateRouteTableRequestMarshaller.Instance,
            AssociateRouteTableResponseUnmarshaller.Instance)
        {
            Needed = r => r.AssociationId,
        };

    public static SdkRequest<AttachInternetGatewayResponse> AttachInternetGateway(
        AttachInternetGatewayRequest request) =>
        new(AwsService.Ec2, request, AttachInternetGatewayRequestMarshaller.Instance,
            AttachInternetGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<CreateInternetGatewayResponse> CreateInternetGateway(
        CreateInternetGatewayRequest request) =>
        new(AwsService.Ec2, request, CreateInternetGatewayRequestMarshaller.Instance,
            CreateInternetGatewayResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.InternetGateway?.InternetGatewayId,
        };

    public static SdkRequest<CreateRouteResponse> CreateRoute(CreateRouteRequest request) =>
        new(AwsService.Ec2, request, CreateRouteRequestMarshaller.Instance, CreateRouteResponseUnmarshaller.Instance);

    public static SdkRequest<CreateRouteTableResponse> CreateRouteTable(CreateRouteTableRequest request) =>
        new(AwsService.Ec2, request, CreateRouteTableRequestMarshaller.Instance,
            CreateRouteTableResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.RouteTable?.RouteTableId,
        };

    public static SdkRequest<DeleteInternetGatewayResponse> DeleteInternetGateway(
        DeleteInternetGatewayRequest request) =>
        new(AwsService.Ec2, request, DeleteInternetGatewayRequestMarshaller.Instance,
            DeleteInternetGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteRouteTableResponse> DeleteRouteTable(DeleteRouteTableRequest request) =>
        new(AwsService.Ec2, request, DeleteRouteTableRequestMarshaller.Instance,
            DeleteRouteTableResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInternetGatewaysResponse> DescribeInternetGateways(
        DescribeInternetGatewaysRequest request) =>
        new(AwsService.Ec2, request, DescribeInternetGatewaysRequestMarshaller.Instance,
            DescribeInternetGatewaysResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeRouteTablesResponse> DescribeRouteTables(DescribeRouteTablesRequest request) =>
        new(AwsService.Ec2, request, DescribeRouteTablesRequestMarshaller.Instance,
            DescribeRouteTablesResponseUnmarshaller.Instance);

    public static SdkRequest<DetachInternetGatewayResponse> DetachInternetGateway(
        DetachInternetGatewayRequest request) =>
        new(AwsService.Ec2, request, DetachInternetGatewayRequestMarshaller.Instance,
            DetachInternetGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<DisassociateRouteTableResponse> DisassociateRouteTable(
        DisassociateRouteTableRequest request) =>
        new(AwsService.Ec2, request, DisassociateRouteTableRequestMarshaller.Instance,
            DisassociateRouteTableResponseUnmarshaller.Instance);

    public static SdkRequest<ReplaceRouteResponse> ReplaceRoute(ReplaceRouteRequest request) =>
        new(AwsService.Ec2, request, ReplaceRouteRequestMarshaller.Instance,
            ReplaceRouteResponseUnmarshaller.Instance);

    public static SdkRequest<ReplaceRouteTableAssociationResponse> ReplaceRouteTableAssociation(
        ReplaceRouteTableAssociationRequest request) =>
        new(AwsService.Ec2, request, ReplaceRouteTableAssociationRequestMarshaller.Instance,
            ReplaceRouteTableAssociationResponseUnmarshaller.Instance);
}
