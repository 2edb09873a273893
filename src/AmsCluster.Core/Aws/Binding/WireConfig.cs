using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace AmsCluster.Aws.Binding;

/// <summary>The SDK's settings for a service. Everything that it would look up by itself is set, so that it opens no file.</summary>
internal sealed class WireConfig : ClientConfig
{
    private static readonly DefaultConfiguration Standard = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = Transport.ConnectTimeout,
    };

    private readonly AwsService _service;

    public WireConfig(AwsService service, AwsEndpoint endpoint, Transport transport, int retries)
        : base(new DefaultConfigurationProvider([Standard]))
    {
        _service = service;
        DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        IgnoreConfiguredEndpointUrls = true;
        UseDualstackEndpoint = false;
        UseFIPSEndpoint = false;
        ServiceId = service.Id;
        RegionEndpoint = RegionEndpoint.GetBySystemName(endpoint.SigningRegion);
        AuthenticationRegion = endpoint.SigningRegion;
        AuthenticationServiceName = service.Prefix;
        EndpointProvider = new Fixed(endpoint.Address.AbsoluteUri.TrimEnd('/'));
        HttpClientFactory = transport;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = retries;
        AllowAutoRedirect = false;
        DisableLogging = true;
        DisableRequestCompression = true;
        EndpointDiscoveryEnabled = false;
    }

    public override string ServiceVersion => _service.Version;

    public override string RegionEndpointServiceName => _service.Prefix;

    public override string UserAgent => "amscluster";

    public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());

    private sealed class Fixed(string url) : IEndpointProvider
    {
        public Amazon.Runtime.Endpoints.Endpoint ResolveEndpoint(EndpointParameters parameters) => new(url);
    }
}
