using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// The connections of the process, which outlive a cmdlet: the next one of a chain shakes no hands anew.
/// </summary>
internal static class Sockets
{
    private static readonly SocketsHttpHandler System = Open(null);
    private static readonly ConcurrentDictionary<(string File, DateTime Written), SocketsHttpHandler> Bundled = new();

    /// <summary>Connections to servers whose certificates are of some authorities.</summary>
    /// <param name="caBundle">The PEM file with the authorities' certificates; null for those that the system
    /// trusts.</param>
    /// <exception cref="AmsException">The file cannot be read.</exception>
    public static SocketsHttpHandler TrustingIn(string? caBundle) => caBundle is null
        ? System
        : Bundled.GetOrAdd((caBundle, File.GetLastWriteTimeUtc(caBundle)), key => Open(CaBundle.Read(key.File)));

    private static SocketsHttpHandler Open(X509Certificate2Collection? authorities)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            Proxy = new NotForLoopback(HttpClient.DefaultProxy),
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = Transport.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        if (authorities is not null)
            sockets.SslOptions.CertificateChainPolicy = CaBundle.Policy(authorities);
        return sockets;
    }
}
