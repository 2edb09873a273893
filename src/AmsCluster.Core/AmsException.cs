namespace AmsCluster;

/// <summary>An error that a user meets: what was being done and what is the matter, what to do next, and a name for programs.</summary>
/// <param name="code">A stable name: <c>Ams…</c> for the product's own, else AWS's error code.</param>
/// <param name="message">What was being done, and what is the matter.</param>
/// <param name="advice">What to do next.</param>
/// <param name="requestId">AWS's request id, where AWS answered.</param>
/// <param name="inner">What it came from.</param>
public class AmsException(string code, string message, string advice, string? requestId = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A stable name: <c>Ams…</c> for the product's own, else AWS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>What to do next.</summary>
    public string Advice { get; } = advice;

    /// <summary>AWS's request id, where AWS answered.</summary>
    public string? RequestId { get; } = requestId;
}
