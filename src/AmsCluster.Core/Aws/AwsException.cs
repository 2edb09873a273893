using AmsCluster.Aws.Troubles;

namespace AmsCluster.Aws;

/// <summary>An AWS operation failed: AWS said no, or could not be asked. The message says what was being done and what AWS said.</summary>
public sealed class AwsException : AmsException
{
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation, for example <c>RunInstances</c>.</param>
    /// <param name="code">AWS's code; <c>ConnectionFailed</c>, <c>TlsFailed</c>, <c>TimedOut</c>, <c>BadAnswer</c> or
    /// <c>ClientFailed</c> where AWS gave none.</param>
    /// <param name="message">What was being done, and AWS's text.</param>
    /// <param name="requestId">The id of the request, where there was an answer.</param>
    /// <param name="statusCode">The HTTP status, 0 where there was no answer.</param>
    /// <param name="inner">What lies behind it.</param>
    /// <param name="advice">What to do; null for what AWS's answer tells.</param>
    /// <param name="region">The Region that was called.</param>
    internal AwsException(AwsService service, string operation, string code, string message, string? requestId,
        int statusCode, Exception? inner = null, string? advice = null, string? region = null)
        : base(code, message, advice ?? AwsAdvice.For(new AwsRefusal(service, operation, code, message, region)),
            requestId, inner) =>
        (Service, Operation, StatusCode) = (service.Id, operation, statusCode);

    /// <summary>The service's name, for example <c>EC2</c>.</summary>
    public string Service { get; }

    /// <summary>The operation.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status, 0 where there was no answer.</summary>
    public int StatusCode { get; }

    /// <summary>Whether nobody knows if AWS has carried it out: no answer, or one that only says that something broke.</summary>
    public bool IsAmbiguous => StatusCode is 0 or >= 500;
}
