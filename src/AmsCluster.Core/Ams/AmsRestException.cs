using System.Net;

namespace AmsCluster.Ams;

/// <summary>A question to AMS that was not answered as it should be. The message names the address, what was asked and what AMS said.</summary>
/// <param name="code">A stable name: <c>Ams…</c>.</param>
/// <param name="message">What was asked of whom, and what came of it.</param>
/// <param name="advice">What to do next.</param>
/// <param name="status">The HTTP status, where there was an answer.</param>
/// <param name="inner">What it came from.</param>
internal sealed class AmsRestException(string code, string message, string advice, HttpStatusCode? status = null, Exception? inner = null)
    : AmsException(code, message, advice, inner: inner)
{
    /// <summary>The HTTP status; null where there was no answer.</summary>
    public HttpStatusCode? Status { get; } = status;
}
