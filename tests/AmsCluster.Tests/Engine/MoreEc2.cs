using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Engine;

/// <summary>Operations of EC2 that the product does not use.</summary>
internal static class MoreEc2
{
    public static SdkRequest<AcceptVpcPeeringConnectionResponse> AcceptVpcPeeringConnection(
        AcceptVpcPeeringConnectionRequest request) =>
        new(AwsService.Ec2, request, AcceptVpcPeeringConnectionRequestMarshaller.Instance,
            AcceptVpcPeeringConnectionResponseUnmarshaller.Instance);

    public static SdkRequest<AssociateDhcpOptionsResponse> AssociateDhcpOptions(AssociateDhcpOptionsRequest request) =>
        new(AwsService.Ec2, request, AssociateDhcpOptionsRequestMarshaller.Instance,
            AssociateDhcpOptionsResponseUnmarshaller.Instance);

    public static SdkRequest<AttachVpnGatewayResponse> AttachVpnGateway(AttachVpnGatewayRequest request) =>
        new(AwsService.Ec2, request, AttachVpnGatewayRequestMarshaller.Instance,
            AttachVpnGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<CreateDhcpOptionsResponse> CreateDhcpOptions(CreateDhcpOptionsRequest request) =>
        new(AwsService.Ec2, request, CreateDhcpOptionsRequestMarshaller.Instance,
            CreateDhcpOptionsResponseUnmarshaller.Instance);

    public static SdkRequest<CreateEgressOnlyInternetGatewayResponse> CreateEgressOnlyInternetGateway(
        CreateEgressOnlyInternetGatewayRequest request) =>
        new(AwsService.Ec2, request, CreateEgressOnlyInternetGatewayRequestMarshaller.Instance,
            CreateEgressOnlyInternetGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<CreateNetworkAclResponse> CreateNetworkAcl(CreateNetworkAclRequest request) =>
        new(AwsService.Ec2, request, CreateNetworkAclRequestMarshaller.Instance,
            CreateNetworkAclResponseUnmarshaller.Instance);

    public static SdkRequest<CreateNetworkAclEntryResponse> CreateNetworkAclEntry(
        CreateNetworkAclEntryRequest request) =>
        new(AwsService.Ec2, request, CreateNetworkAclEntryRequestMarshaller.Instance,
            CreateNetworkAclEntryResponseUnmarshaller.Instance);

    public static SdkRequest<CreateNetworkInterfaceResponse> CreateNetworkInterface(
        CreateNetworkInterfaceRequest request) =>
        new(AwsService.Ec2, request, CreateNetworkInterfaceRequestMarshaller.Instance,
            CreateNetworkInterfaceResponseUnmarshaller.Instance);

    public static SdkRequest<CreateVpcEndpointResponse> CreateVpcEndpoint(CreateVpcEndpointRequest request) =>
        new(AwsService.Ec2, request, CreateVpcEndpointRequestMarshaller.Instance,
            CreateVpcEndpointResponseUnmarshaller.Instance);

    public static SdkRequest<CreateVpcEndpointServiceConfigurationResponse> CreateVpcEndpointServiceConfiguration(
        CreateVpcEndpointServiceConfigurationRequest request) =>
        new(AwsService.Ec2, request, CreateVpcEndpointServiceConfigurationRequestMarshaller.Instance,
            CreateVpcEndpointServiceConfigurationResponseUnmarshaller.Instance);

    public static SdkRequest<CreateVpcPeeringConnectionResponse> CreateVpcPeeringConnection(
        CreateVpcPeeringConnectionRequest request) =>
        new(AwsService.Ec2, request, CreateVpcPeeringConnectionRequestMarshaller.Instance,
            CreateVpcPeeringConnectionResponseUnmarshaller.Instance);

    public static SdkRequest<CreateVpnGatewayResponse> CreateVpnGateway(CreateVpnGatewayRequest request) =>
        new(AwsService.Ec2, request, CreateVpnGatewayRequestMarshaller.Instance,
            CreateVpnGatewayResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteRouteResponse> DeleteRoute(DeleteRouteRequest request) =>
        new(AwsService.Ec2, request, DeleteRouteRequestMarshaller.Instance, DeleteRouteResponseUnmarshaller.Instance);

    public static SdkRequest<DisassociateIamInstanceProfileResponse> DisassociateIamInstanceProfile(
        DisassociateIamInstanceProfileRequest request) =>
        new(AwsService.Ec2, request, DisassociateIamInstanceProfileRequestMarshaller.Instance,
            DisassociateIamInstanceProfileResponseUnmarshaller.Instance);

    public static SdkRequest<ModifyAvailabilityZoneGroupResponse> ModifyAvailabilityZoneGroup(
        ModifyAvailabilityZoneGroupRequest request) =>
        new(AwsService.Ec2, request, ModifyAvailabilityZoneGroupRequestMarshaller.Instance,
            ModifyAvailabilityZoneGroupResponseUnmarshaller.Instance);

    public static SdkRequest<ModifyInstanceMetadataDefaultsResponse> ModifyInstanceMetadataDefaults(
        ModifyInstanceMetadataDefaultsRequest request) =>
        new(AwsService.Ec2, request, ModifyInstanceMetadataDefaultsRequestMarshaller.Instance,
            ModifyInstanceMetadataDefaultsResponseUnmarshaller.Instance);

    public static SdkRequest<RevokeSecurityGroupEgressResponse> RevokeSecurityGroupEgress(
        RevokeSecurityGroupEgressRequest request) =>
        new(AwsService.Ec2, request, RevokeSecurityGroupEgressRequestMarshaller.Instance,
            RevokeSecurityGroupEgressResponseUnmarshaller.Instance);

    public static SdkRequest<ReplaceNetworkAclAssociationResponse> ReplaceNetworkAclAssociation(
        ReplaceNetworkAclAssociationRequest request) =>
        new(AwsService.Ec2, request, ReplaceNetworkAclAssociationRequestMarshaller.Instance,
            ReplaceNetworkAclAssociationResponseUnmarshaller.Instance);
}
