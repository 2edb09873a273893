using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using AmsCluster.Aws.Sdk;

namespace AmsCluster.Aws.Binding;

/// <summary>Makes the HTTP request of a call, by the protocol of its service.</summary>
internal sealed class WireMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly WireMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (WireCall)input;
        if (call.Request is ISdkRequest sdk)
            return sdk.Write();
        var request = new DefaultRequest(call, call.Service.Id) { HttpMethod = "POST", ResourcePath = "/" };
        switch (call.Service.Protocol)
        {
            case AwsProtocol.Query:
                request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
                request.Content = FormWriter.Body(call.Request, call.Service);
                break;
            case AwsProtocol.Json:
                request.Headers["Content-Type"] = "application/x-amz-json-1.1";
                request.Headers["X-Amz-Target"] = $"{call.Service.Target}.{call.Operation}";
                request.Content = JsonWriter.Body(call.Request);
                break;
            default:
                Rest(request, call);
                break;
        }

        return request;
    }

    private static void Rest(DefaultRequest request, WireCall call)
    {
        request.HttpMethod = RestXmlWriter.Method(call.Request);
        request.ResourcePath = RestXmlWriter.Path(call.Request);
        if (RestXmlWriter.SubResource(call.Request) is { } part)
            request.AddSubResource(part);
        foreach (var (key, value) in RestXmlWriter.Query(call.Request))
            request.Parameters.Add(key, value);
        var body = RestXmlWriter.Body(call.Request, call.Service);
        request.UseQueryString = body.Length == 0;
        if (body.Length == 0)
            return;
        request.Headers["Content-Type"] = "application/xml";
        request.Content = body;
    }
}
