using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using AmsCluster.Aws.Sdk;

namespace AmsCluster.Aws.Binding;

/// <summary>Reads the answer of a call, or the error in its place, by the protocol of its service.</summary>
internal sealed class WireUnmarshaller(WireCall call) : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var context = (WireContext)input;
        var header = RequestId(context.ResponseData);
        if (call.Result == typeof(Nothing))
            return Answer(new Nothing(), header);
        var (result, requestId) = Read(call, context.Body);
        return Answer(result, requestId ?? header);
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="FormatException">It is not what the call answers; or an XmlException or JsonException says so.</exception>
    internal static (object Result, string? RequestId) Read(WireCall call, Stream body)
    {
        try
        {
            if (call.Request is ISdkRequest sdk)
                return sdk.Read(body);
            return call.Service.Protocol == AwsProtocol.Json ? (JsonReader.Read(body, call.Result), null) : XmlAnswer.Read(body, call.Result, call.Service.Protocol);
        }
        catch (Exception broken) when (broken is InvalidOperationException or OverflowException or ArgumentException)
        {
            // What the readers of the platform say of a value of another kind than was asked for.
            throw new FormatException(broken.Message, broken);
        }
    }

    /// <summary>Reads an error's body; nothing of one that is none.</summary>
    internal static (string? Code, string? Message, string? RequestId) ReadError(WireCall call, Stream body)
    {
        try
        {
            return call.Service.Protocol == AwsProtocol.Json ? JsonError(body) : XmlAnswer.ReadError(body);
        }
        catch (Exception broken) when (broken is XmlException or JsonException or InvalidOperationException or ArgumentException)
        {
            return default;
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var context = (WireContext)input;
        var header = RequestId(context.ResponseData);
        var (code, message, requestId) = ReadError(call, context.Body);
        return new AmazonServiceException(
            message ?? (code is null ? $"{call.Service.Id} {call.Operation} was answered with HTTP {(int)statusCode} and no AWS error." : code),
            innerException, (int)statusCode < 500 ? ErrorType.Sender : ErrorType.Receiver, code ?? AwsFailure.BadAnswer, requestId ?? header, statusCode);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) => new WireContext(responseStream, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new WireContext(responseStream, response, isException);

    private static WireAnswer Answer(object result, string? requestId) =>
        new() { Result = result, ResponseMetadata = new ResponseMetadata { RequestId = requestId } };

    private static string? RequestId(IWebResponseData response) =>
        response.IsHeaderPresent("x-amzn-RequestId") ? response.GetHeaderValue("x-amzn-RequestId")
        : response.IsHeaderPresent("x-amz-request-id") ? response.GetHeaderValue("x-amz-request-id") : null;

    private static (string? Code, string? Message, string? RequestId) JsonError(Stream body)
    {
        using var document = JsonDocument.Parse(body);
        string? Text(string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        var code = Text("__type")?.Split('#')[^1].Split(':')[0];
        return (code, Text("message") ?? Text("Message"), null);
    }

    /// <summary>Carries the body; the SDK's own contexts read it by events, which nobody needs here.</summary>
    private sealed class WireContext : UnmarshallerContext
    {
        public WireContext(Stream body, IWebResponseData response, bool isException)
        {
            Body = body;
            WebResponseData = response;
            IsException = isException;
        }

        public Stream Body { get; }

        public override string CurrentPath => "";

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => false;
    }
}
