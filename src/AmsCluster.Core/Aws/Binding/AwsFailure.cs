using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>Turns whatever a call can end with into an <see cref="AwsException"/>.</summary>
internal static class AwsFailure
{
    public const string ConnectionFailed = nameof(ConnectionFailed);
    public const string TlsFailed = nameof(TlsFailed);
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
        HttpRequestException { InnerException: AuthenticationException } => TlsFailed,
        HttpRequestException or IOException or SocketException => ConnectionFailed,
        _ => ClientFailed,
    };

    /// <param name="failure">What it ended with.</param>
    /// <param name="call">The call.</param>
    /// <param name="endpoint">Where it was sent.</param>
    /// <param name="caBundle">The file with the certificates of the authorities that are trusted; null for the
    /// system's own.</param>
    public static AwsException From(Exception failure, WireCall call, AwsEndpoint endpoint, string? caBundle = null)
    {
        var (service, operation, code) = (call.Service.Id, call.Operation, CodeOf(failure));
        if (failure is AmazonServiceException { ErrorCode.Length: > 0 } known)
        {
            var refused = $"{service} {operation} was refused: {known.Message}";
            return new AwsException(call.Service, operation, code, refused,
                known.RequestId, (int)known.StatusCode, failure, region: endpoint.SigningRegion);
        }

        var root = failure;
        while (root is not FormatException && root.InnerException is { } inner)
            root = inner;
        var where = endpoint.Address.GetLeftPart(UriPartial.Authority);
        var text = code switch
        {
            ConnectionFailed => $"{service} {operation} could not reach {where}: {root.Message}",
            TlsFailed => $"{service} {operation} does not trust the certificate that {where} showed: {root.Message}",
            TimedOut => $"{service} {operation} got no answer from {where}: {failure.Message}",
            BadAnswer => $"{service} {operation} could not read what {where} answered: {root.Message}",
            _ => $"{service} {operation} failed: {failure.Message}",
        };
        return new AwsException(call.Service, operation, code, text, null, 0, failure,
            Advice(failure, code, service, endpoint, caBundle));
    }

    private static string? Advice(
        Exception failure, string code, string service, AwsEndpoint endpoint, string? caBundle)
    {
        if (code is TlsFailed)
            return CaBundle.Advice(caBundle);
        var isUnknownName = failure is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };
        return !isUnknownName || endpoint.Kind.IsUsual ? null
            : $"If names are resolved here, {service} has no {endpoint.Kind} endpoint in {endpoint.SigningRegion}. "
                + $"Use a Region that has one, or switch off {endpoint.Kind.Switches}.";
    }
}
