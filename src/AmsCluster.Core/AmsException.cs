namespace AmsCluster;

/// <summary>Something that went wrong in a way that we can name: a stable code, what happened, and what to do about it.</summary>
public class AmsException(string code, string message, string advice, string? requestId = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The stable name of the error, for example <c>AmsSpecInvalid</c>: what scripts compare with and the documentation lists.</summary>
    public string Code { get; } = code;

    /// <summary>What to do about it, in a sentence.</summary>
    public string Advice { get; } = advice;

    /// <summary>The id under which AWS logged the failed call; null when no call failed.</summary>
    public string? RequestId { get; } = requestId;
}
