using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Ams;

/// <summary>The way to a cluster's nodes: which names lead elsewhere, whose certificates are trusted, how long an answer may take.</summary>
internal sealed record AmsNetwork
{
    /// <summary>Which names and ports lead elsewhere; the first that fits counts.</summary>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];

    /// <summary>How long one question may take, from looking the name up to the last byte.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whose certificates are trusted; null for the authorities that the machine trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Looks a name up; the machine's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Whether a name and port lead elsewhere.</summary>
    public bool Leads(string host, int port) => ConnectTo.Any(c => c.Fits(host, port));

    /// <summary>Connects by TCP.</summary>
    public async Task<NetworkStream> Connect(string host, int port, CancellationToken stop)
    {
        var (addresses, to) = await Find(host, port, stop);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to, stop);
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses and the port that a name and port stand for.</summary>
    public async Task<(IPAddress[] Addresses, int Port)> Find(string host, int port, CancellationToken stop)
    {
        var to = Ams.ConnectTo.Lead(ConnectTo, host, port);
        return (await Resolve(to.Host, stop), to.Port);
    }

    /// <summary>What certificates must be.</summary>
    public X509ChainPolicy? Policy()
    {
        if (Authorities is null) return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Authorities);
        return policy;
    }

    /// <summary>HTTP on this way. A redirection is an answer like any other: a login must not be sent on to somebody else.</summary>
    public SocketsHttpHandler Http() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, stop) => await Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop),
        CookieContainer = new(),
        Proxy = new NotForLoopback(HttpClient.DefaultProxy),
        // A proxy would look the names up itself.
        UseProxy = ConnectTo.Count == 0,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy() },
    };
}
