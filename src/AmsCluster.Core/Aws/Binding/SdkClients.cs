using System.Net.Http;
using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// What the SDK's own clients use, for single sign-on and web identities: the certificates that the user trusts.
/// </summary>
/// <param name="caBundle">The file with the authorities' certificates.</param>
internal sealed class SdkClients(string caBundle) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(Sockets.TrustingIn(caBundle), disposeHandler: false);

    public override string GetConfigUniqueString(IClientConfig clientConfig) => caBundle;
}
