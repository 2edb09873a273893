namespace AmsCluster.Aws;

/// <summary>An AWS operation failed: AWS said no, or could not be asked.</summary>
/// <param name="service">The service's name, for example <c>EC2</c>.</param>
/// <param name="operation">The operation, for example <c>RunInstances</c>.</param>
/// <param name="code">AWS's code; <c>ConnectionFailed</c>, <c>TimedOut</c> or <c>BadAnswer</c> where AWS gave none.</param>
/// <param name="message">AWS's text.</param>
/// <param name="requestId">The id of the request, where there was an answer.</param>
/// <param name="statusCode">The HTTP status, 0 where there was no answer.</param>
/// <param name="inner">What lies behind it.</param>
public sealed class AwsException(
    string service, string operation, string code, string message, string? requestId, int statusCode, Exception? inner = null)
    : AmsException(code, message, "", requestId, inner)
{
    /// <summary>The service's name.</summary>
    public string Service { get; } = service;

    /// <summary>The operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The HTTP status, 0 where there was no answer.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>Whether nobody knows if AWS has carried it out: no answer, or one that only says that something broke.</summary>
    public bool IsAmbiguous => StatusCode is 0 or >= 500;
}
