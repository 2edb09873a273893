using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>Turns whatever a call can end with into an <see cref="AwsException"/>.</summary>
internal static class AwsFailure
{
    public const string ConnectionFailed = nameof(ConnectionFailed);
    public const string TimedOut = nameof(TimedOut);
    public const string BadAnswer = nameof(BadAnswer);
    public const string ClientFailed = nameof(ClientFailed);

    /// <summary>The code of a failed attempt, for those who watch.</summary>
    public static string CodeOf(Exception failure) => failure switch
    {
        AmsException ours => ours.Code,
        AmazonServiceException { ErrorCode.Length: > 0 } service => service.ErrorCode,
        OperationCanceledException => "Cancelled",
        TimeoutException => TimedOut,
        XmlException or JsonException or FormatException or AmazonUnmarshallingException => BadAnswer,
        HttpRequestException or IOException or SocketException => ConnectionFailed,
        _ => ClientFailed,
    };

    public static AwsException From(Exception failure, WireCall call, Uri endpoint)
    {
        var (service, operation, code) = (call.Service.Id, call.Operation, CodeOf(failure));
        if (failure is AmazonServiceException { ErrorCode.Length: > 0 } known)
            return new AwsException(call.Service, operation, code, $"{service} {operation} was refused: {known.Message}", known.RequestId, (int)known.StatusCode, failure);
        var root = failure;
        while (root is not FormatException && root.InnerException is { } inner)
            root = inner;
        var text = code switch
        {
            ConnectionFailed => $"{service} {operation} could not reach {endpoint.GetLeftPart(UriPartial.Authority)}: {root.Message}",
            TimedOut => $"{service} {operation} got no answer from {endpoint.GetLeftPart(UriPartial.Authority)}: {failure.Message}",
            BadAnswer => $"{service} {operation} could not read what {endpoint.GetLeftPart(UriPartial.Authority)} answered: {root.Message}",
            _ => $"{service} {operation} failed: {failure.Message}",
        };
        return new AwsException(call.Service, operation, code, text, null, 0, failure);
    }
}
