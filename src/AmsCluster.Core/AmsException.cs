namespace AmsCluster;

/// <summary>An error with a stable code and a word on what to do about it.</summary>
/// <param name="code">The stable name of the error, for example <c>AmsRegionMissing</c>.</param>
/// <param name="message">What is the matter.</param>
/// <param name="advice">What to do about it; empty where the message says it all.</param>
/// <param name="requestId">The id of the AWS request that failed, where one did.</param>
/// <param name="inner">What lies behind it.</param>
public class AmsException(string code, string message, string advice, string? requestId = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The stable name of the error.</summary>
    public string Code { get; } = code;

    /// <summary>What to do about it.</summary>
    public string Advice { get; } = advice;

    /// <summary>The id of the AWS request that failed, where one did.</summary>
    public string? RequestId { get; } = requestId;
}
