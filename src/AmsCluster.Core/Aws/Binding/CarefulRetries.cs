using System.Net.Http;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// The SDK's standard retries, but for one thing: what must not be done twice is not sent again when nobody knows whether
/// AWS has carried it out. A throttled request was not carried out, nor was one that never got a connection. And what is
/// throttled is sent again as long as anything gets through, in its turn (<see cref="Pacing"/>) rather than after a pause.
/// </summary>
internal sealed class CarefulRetries(IClientConfig config) : StandardRetryPolicy(config)
{
    // Nobody there, or no such name: that is hardly ever over a minute later, and the user waits.
    private const int Redials = 2;

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
        MayRepeat(executionContext, exception) && (IsTransport(exception) || base.RetryForException(executionContext, exception));

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        MayRepeat(executionContext, exception) && (IsTransport(exception) || await base.RetryForExceptionAsync(executionContext, exception));

    /// <summary>The SDK repeats these without asking; for us they are failures of the transport like others.</summary>
    public override bool IsStaleConnectionError(Exception exception) => false;

    public override bool RetryLimitReached(IExecutionContext executionContext) => CallOf(executionContext) is var call && call.IsThrottled
        ? !call.HasPatience
        : executionContext.RequestContext.Retries - call.Throttles >= MaxRetries;

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        CallOf(executionContext).IsThrottled || base.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        CallOf(executionContext).IsThrottled ? Task.CompletedTask : base.WaitBeforeRetryAsync(executionContext);

    private static WireCall CallOf(IExecutionContext context) => (WireCall)context.RequestContext.OriginalRequest;

    private bool MayRepeat(IExecutionContext context, Exception exception) =>
        exception is not AmsException
        && !(exception is OperationCanceledException && CallOf(context).Between.IsCancellationRequested)
        && (!NeverSent(exception) || context.RequestContext.Retries < Redials)
        && !context.RequestContext.CancellationToken.IsCancellationRequested
        && (CallOf(context).Repeatable || !IsAmbiguous(exception));

    private bool IsAmbiguous(Exception exception) =>
        !IsThrottlingError(exception)
        && exception is not AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.BadRequest and < System.Net.HttpStatusCode.InternalServerError }
        && !NeverSent(exception);

    private static bool NeverSent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    // An answer that breaks off or is none of AWS's was spoilt on its way.
    private static bool IsTransport(Exception exception) => AwsFailure.CodeOf(exception) is AwsFailure.ConnectionFailed or AwsFailure.TimedOut or AwsFailure.BadAnswer;
}
