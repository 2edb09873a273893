using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AmsCluster.Tests.Cli;

/// <summary>
/// HTTPS in front of a server, with a certificate of a company's own authority, as a proxy that inspects HTTPS has
/// it.
/// </summary>
internal sealed class TlsFront : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly X509Certificate2 _certificate;
    readonly Uri _server;

    /// <param name="server">The server behind it.</param>
    /// <param name="pemFile">Certificate and key, for localhost.</param>
    public TlsFront(string server, string pemFile)
    {
        (_server, _certificate) = (new(server), X509Certificate2.CreateFromPemFile(pemFile));
        _listener.Start();
        _ = Accept();
    }

    public string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
        _certificate.Dispose();
    }

    async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server has ended.
        }
    }

    async Task Serve(TcpClient client)
    {
        try
        {
            using var near = client;
            using var far = new TcpClient();
            await using var outside = new SslStream(near.GetStream());
            await outside.AuthenticateAsServerAsync(_certificate);
            await far.ConnectAsync(_server.Host, _server.Port, _end.Token);
            var inside = far.GetStream();
            await Task.WhenAny(outside.CopyToAsync(inside, _end.Token), inside.CopyToAsync(outside, _end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException
            or AuthenticationException)
        {
            // The other side has gone, or does not trust the certificate.
        }
    }
}
