using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace AmsCluster.Aws.Binding;

/// <summary>A service's client: the SDK's pipeline with our endpoint, our retries and a look at each attempt.</summary>
internal sealed class WireClient(AWSCredentials credentials, WireConfig config, Pacing pacing, Action<AwsCall> finished, Action<AwsHold> held)
    : AmazonServiceClient(credentials, config)
{
    // The constructor of the base class asks for the pipeline before our own fields are set.
    private readonly Action<AwsCall> _finished = finished;
    private readonly Action<AwsHold> _held = held;
    private readonly Pacing _pacing = pacing;

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata(config.ServiceId);

    public Task<WireAnswer> Call(WireCall call, CancellationToken stop) => InvokeAsync<WireAnswer>(
        call, new InvokeOptions { RequestMarshaller = WireMarshaller.Instance, ResponseUnmarshaller = new WireUnmarshaller(call) }, stop);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        pipeline.AddHandlerAfter<Marshaller>(new BaseEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new Signed());
        var retries = new CarefulRetries(Config);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(retries));
        pipeline.AddHandlerAfter<RetryHandler>(new Watch(call => _finished(call)));
        pipeline.AddHandlerAfter<RetryHandler>(new Turns(() => _pacing, retries.IsThrottlingError, hold => _held(hold)));
    }

    private sealed class Signed : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId { get; } = serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }

    /// <summary>Tells of each attempt how it ended.</summary>
    private sealed class Watch(Action<AwsCall> finished) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                var answer = await base.InvokeAsync<T>(executionContext);
                Tell(executionContext, started, executionContext.ResponseContext.Response?.ResponseMetadata?.RequestId, null);
                return answer;
            }
            catch (Exception failure)
            {
                Tell(executionContext, started, (failure as AmazonServiceException)?.RequestId, AwsFailure.CodeOf(failure));
                throw;
            }
        }

        private void Tell(IExecutionContext context, long started, string? requestId, string? error)
        {
            var call = (WireCall)context.RequestContext.OriginalRequest;
            finished(new AwsCall(
                call.Service.Id, call.Operation, requestId, error, TimeProvider.System.GetElapsedTime(started), context.RequestContext.Retries + 1));
        }
    }
}
