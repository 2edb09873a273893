using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>Launch templates, key pairs and tags.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<CreateLaunchTemplateResponse> CreateLaunchTemplate(CreateLaunchTemplateRequest request) =>
        new(AwsService.Ec2, request, CreateLaunchTemplateRequestMarshaller.Instance,
            CreateLaunchTemplateResponseUnmarshaller.Instance)
        {
            IsRepeatable = request.ClientToken is not null,
            Needed = r => r.LaunchTemplate?.LaunchTemplateId,
        };

    public static SdkRequest<CreateLaunchTemplateVersionResponse> CreateLaunchTemplateVersion(
        CreateLaunchTemplateVersionRequest request) =>
        new(AwsService.Ec2, request, CreateLaunchTemplateVersionRequestMarshaller.Instance,
            CreateLaunchTemplateVersionResponseUnmarshaller.Instance)
        {
            IsRepeatable = request.ClientToken is not null,
            Needed = r => r.LaunchTemplateVersion?.VersionNumber,
        };

    public static SdkRequest<CreateTagsResponse> CreateTags(CreateTagsRequest request) =>
        new(AwsService.Ec2, request, CreateTagsRequestMarshaller.Instance, CreateTagsResponseUnmarshaller.Instance);

    /// <summary>A key pair that does not exist is no error.</summary>
    public static SdkRequest<DeleteKeyPairResponse> DeleteKeyPair(DeleteKeyPairRequest request) =>
        new(AwsService.Ec2, request, DeleteKeyPairRequestMarshaller.Instance,
            DeleteKeyPairResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteLaunchTemplateResponse> DeleteLaunchTemplate(DeleteLaunchTemplateRequest request) =>
        new(AwsService.Ec2, request, DeleteLaunchTemplateRequestMarshaller.Instance,
            DeleteLaunchTemplateResponseUnmarshaller.Instance);

    /// <summary>A tag with a value is deleted only if it has that value.</summary>
    public static SdkRequest<DeleteTagsResponse> DeleteTags(DeleteTagsRequest request) =>
        new(AwsService.Ec2, request, DeleteTagsRequestMarshaller.Instance, DeleteTagsResponseUnmarshaller.Instance);

    /// <summary>A name that does not exist is an error, a filter that nothing matches is not.</summary>
    public static SdkRequest<DescribeKeyPairsResponse> DescribeKeyPairs(DescribeKeyPairsRequest request) =>
        new(AwsService.Ec2, request, DescribeKeyPairsRequestMarshaller.Instance,
            DescribeKeyPairsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersions(
        DescribeLaunchTemplateVersionsRequest request) =>
        new(AwsService.Ec2, request, DescribeLaunchTemplateVersionsRequestMarshaller.Instance,
            DescribeLaunchTemplateVersionsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeLaunchTemplatesResponse> DescribeLaunchTemplates(
        DescribeLaunchTemplatesRequest request) =>
        new(AwsService.Ec2, request, DescribeLaunchTemplatesRequestMarshaller.Instance,
            DescribeLaunchTemplatesResponseUnmarshaller.Instance);

    /// <summary><c>PublicKeyMaterial</c> is base64.</summary>
    public static SdkRequest<ImportKeyPairResponse> ImportKeyPair(ImportKeyPairRequest request) =>
        new(AwsService.Ec2, request, ImportKeyPairRequestMarshaller.Instance,
            ImportKeyPairResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.KeyPairId,
        };
}
