using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>Instances, and the key pairs and images that they start from.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<AssociateIamInstanceProfileResponse> AssociateIamInstanceProfile(
        AssociateIamInstanceProfileRequest request) =>
        new(AwsService.Ec2, request, AssociateIamInstanceProfileRequestMarshaller.Instance,
            AssociateIamInstanceProfileResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeAvailabilityZonesResponse> DescribeAvailabilityZones(
        DescribeAvailabilityZonesRequest request) =>
        new(AwsService.Ec2, request, DescribeAvailabilityZonesRequestMarshaller.Instance,
            DescribeAvailabilityZonesResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeIamInstanceProfileAssociationsResponse> DescribeIamInstanceProfileAssociations(
        DescribeIamInstanceProfileAssociationsRequest request) =>
        new(AwsService.Ec2, request, DescribeIamInstanceProfileAssociationsRequestMarshaller.Instance,
            DescribeIamInstanceProfileAssociationsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeImagesResponse> DescribeImages(DescribeImagesRequest request) =>
        new(AwsService.Ec2, request, DescribeImagesRequestMarshaller.Instance,
            DescribeImagesResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInstanceAttributeResponse> DescribeInstanceAttribute(
        DescribeInstanceAttributeRequest request) =>
        new(AwsService.Ec2, request, DescribeInstanceAttributeRequestMarshaller.Instance,
            DescribeInstanceAttributeResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInstanceTypeOfferingsResponse> DescribeInstanceTypeOfferings(
        DescribeInstanceTypeOfferingsRequest request) =>
        new(AwsService.Ec2, request, DescribeInstanceTypeOfferingsRequestMarshaller.Instance,
            DescribeInstanceTypeOfferingsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInstanceTypesResponse> DescribeInstanceTypes(
        DescribeInstanceTypesRequest request) =>
        new(AwsService.Ec2, request, DescribeInstanceTypesRequestMarshaller.Instance,
            DescribeInstanceTypesResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInstancesResponse> DescribeInstances(DescribeInstancesRequest request) =>
        new(AwsService.Ec2, request, DescribeInstancesRequestMarshaller.Instance,
            DescribeInstancesResponseUnmarshaller.Instance);

    /// <summary><c>Output</c> is base64.</summary>
    public static SdkRequest<GetConsoleOutputResponse> GetConsoleOutput(GetConsoleOutputRequest request) =>
        new(AwsService.Ec2, request, GetConsoleOutputRequestMarshaller.Instance,
            GetConsoleOutputResponseUnmarshaller.Instance);

    /// <summary>It changes one attribute a call.</summary>
    public static SdkRequest<ModifyInstanceAttributeResponse> ModifyInstanceAttribute(
        ModifyInstanceAttributeRequest request) =>
        new(AwsService.Ec2, request, ModifyInstanceAttributeRequestMarshaller.Instance,
            ModifyInstanceAttributeResponseUnmarshaller.Instance);

    public static SdkRequest<ModifyInstanceMetadataOptionsResponse> ModifyInstanceMetadataOptions(
        ModifyInstanceMetadataOptionsRequest request) =>
        new(AwsService.Ec2, request, ModifyInstanceMetadataOptionsRequestMarshaller.Instance,
            ModifyInstanceMetadataOptionsResponseUnmarshaller.Instance);

    public static SdkRequest<ReplaceIamInstanceProfileAssociationResponse> ReplaceIamInstanceProfileAssociation(
        ReplaceIamInstanceProfileAssociationRequest request) =>
        new(AwsService.Ec2, request, ReplaceIamInstanceProfileAssociationRequestMarshaller.Instance,
            ReplaceIamInstanceProfileAssociationResponseUnmarshaller.Instance);

    /// <summary><c>UserData</c> is base64.</summary>
    public static SdkRequest<RunInstancesResponse> RunInstances(RunInstancesRequest request) =>
        new(AwsService.Ec2, request, RunInstancesRequestMarshaller.Instance,
            RunInstancesResponseUnmarshaller.Instance)
        {
            IsRepeatable = request.ClientToken is not null,
            Needed = r => r.Reservation?.Instances.FirstOrDefault()?.InstanceId,
        };

    public static SdkRequest<StartInstancesResponse> StartInstances(StartInstancesRequest request) =>
        new(AwsService.Ec2, request, StartInstancesRequestMarshaller.Instance,
            StartInstancesResponseUnmarshaller.Instance);

    public static SdkRequest<StopInstancesResponse> StopInstances(StopInstancesRequest request) =>
        new(AwsService.Ec2, request, StopInstancesRequestMarshaller.Instance,
            StopInstancesResponseUnmarshaller.Instance);

    public static SdkRequest<TerminateInstancesResponse> TerminateInstances(TerminateInstancesRequest request) =>
        new(AwsService.Ec2, request, TerminateInstancesRequestMarshaller.Instance,
            TerminateInstancesResponseUnmarshaller.Instance);
}
