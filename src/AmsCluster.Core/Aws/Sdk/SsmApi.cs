using Amazon.SimpleSystemsManagement.Model;
using Amazon.SimpleSystemsManagement.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <summary>The operations of Systems Manager that are used, each by its name and with the SDK's request.</summary>
internal static class SsmApi
{
    public static SdkRequest<AddTagsToResourceResponse> AddTagsToResource(AddTagsToResourceRequest request) =>
        new(AwsService.Ssm, request, AddTagsToResourceRequestMarshaller.Instance,
            AddTagsToResourceResponseUnmarshaller.Instance);

    public static SdkRequest<CancelCommandResponse> CancelCommand(CancelCommandRequest request) =>
        new(AwsService.Ssm, request, CancelCommandRequestMarshaller.Instance,
            CancelCommandResponseUnmarshaller.Instance);

    /// <summary>Up to 10 names; those that do not exist are in <c>InvalidParameters</c>.</summary>
    public static SdkRequest<DeleteParametersResponse> DeleteParameters(DeleteParametersRequest request) =>
        new(AwsService.Ssm, request, DeleteParametersRequestMarshaller.Instance,
            DeleteParametersResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeInstanceInformationResponse> DescribeInstanceInformation(
        DescribeInstanceInformationRequest request) =>
        new(AwsService.Ssm, request, DescribeInstanceInformationRequestMarshaller.Instance,
            DescribeInstanceInformationResponseUnmarshaller.Instance);

    /// <summary>AWS cuts each output at 24,000 characters.</summary>
    public static SdkRequest<GetCommandInvocationResponse> GetCommandInvocation(GetCommandInvocationRequest request) =>
        new(AwsService.Ssm, request, GetCommandInvocationRequestMarshaller.Instance,
            GetCommandInvocationResponseUnmarshaller.Instance)
        {
            Needed = r => r.Status,
        };

    public static SdkRequest<GetParameterResponse> GetParameter(GetParameterRequest request) =>
        new(AwsService.Ssm, request, GetParameterRequestMarshaller.Instance,
            GetParameterResponseUnmarshaller.Instance)
        {
            Needed = r => r.Parameter?.Value,
        };

    /// <summary>Up to 10 names; those that do not exist are in <c>InvalidParameters</c>.</summary>
    public static SdkRequest<GetParametersResponse> GetParameters(GetParametersRequest request) =>
        new(AwsService.Ssm, request, GetParametersRequestMarshaller.Instance,
            GetParametersResponseUnmarshaller.Instance);

    public static SdkRequest<GetParametersByPathResponse> GetParametersByPath(GetParametersByPathRequest request) =>
        new(AwsService.Ssm, request, GetParametersByPathRequestMarshaller.Instance,
            GetParametersByPathResponseUnmarshaller.Instance);

    public static SdkRequest<ListTagsForResourceResponse> ListTagsForResource(ListTagsForResourceRequest request) =>
        new(AwsService.Ssm, request, ListTagsForResourceRequestMarshaller.Instance,
            ListTagsForResourceResponseUnmarshaller.Instance);

    /// <summary>AWS takes tags only without <c>Overwrite</c>.</summary>
    public static SdkRequest<PutParameterResponse> PutParameter(PutParameterRequest request) =>
        new(AwsService.Ssm, request, PutParameterRequestMarshaller.Instance,
            PutParameterResponseUnmarshaller.Instance);

    public static SdkRequest<RemoveTagsFromResourceResponse> RemoveTagsFromResource(
        RemoveTagsFromResourceRequest request) =>
        new(AwsService.Ssm, request, RemoveTagsFromResourceRequestMarshaller.Instance,
            RemoveTagsFromResourceResponseUnmarshaller.Instance);

    /// <summary><c>TimeoutSeconds</c> is for the start; a parameter of the document limits the run.</summary>
    public static SdkRequest<SendCommandResponse> SendCommand(SendCommandRequest request) =>
        new(AwsService.Ssm, request, SendCommandRequestMarshaller.Instance, SendCommandResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.Command?.CommandId,
        };
}
