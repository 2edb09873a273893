using System.Diagnostics.CodeAnalysis;
using System.Net.Http;
using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>One HTTP client for all services: it keeps connections, counts attempts and bounds each one's time.</summary>
internal sealed class Transport : HttpClientFactory, IDisposable
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // A page of AWS's has some MiB at the most.
    public const int MostBytes = 32 << 20;

    private readonly Attempts _attempts;
    private readonly HttpClient _client;

    /// <param name="attemptTimeout">How long one attempt may take.</param>
    /// <param name="caBundle">The file with the certificates of the authorities that are trusted; null for the
    /// system's own.</param>
    public Transport(TimeSpan attemptTimeout, string? caBundle = null)
    {
        CaBundle = caBundle;
        _attempts = new Attempts(attemptTimeout, Sockets.TrustingIn(caBundle));
        _client = new HttpClient(_attempts, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>
    /// The file with the certificates of the authorities that are trusted; null for the system's own.
    /// </summary>
    public string? CaBundle { get; }

    /// <summary>How many HTTP attempts were sent so far.</summary>
    public int Count => _attempts.Count;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();

    private sealed class Attempts(TimeSpan timeout, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        [SuppressMessage("Reliability", "CA2016", Justification = "The overload that takes a token is not in .NET 8.")]
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            bound.CancelAfter(timeout);
            try
            {
                var response = await base.SendAsync(request, bound.Token);
                // The SDK reads bodies without waiting asynchronously: have them here first, so that no thread stands still on the network.
                await response.Content.LoadIntoBufferAsync(MostBytes).WaitAsync(bound.Token);
                return response;
            }
            catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
            {
                throw new FormatException($"it is greater than {MostBytes >> 20} MiB", e);
            }
            catch (OperationCanceledException given) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"no answer within {timeout.TotalSeconds:0.#} s", given);
            }
        }
    }
}
