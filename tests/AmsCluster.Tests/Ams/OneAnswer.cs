using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AmsCluster.Tests.Ams;

/// <summary>A server that gives the same JSON to every request.</summary>
sealed class OneAnswer : IDisposable
{
    readonly HttpListener _listener = new();

    /// <summary>Starts it on a free port of this machine.</summary>
    public OneAnswer(string body)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Answer(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    async Task Answer(byte[] body)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                context.Response.ContentType = "application/json";
                context.Response.Close(body, willBlock: false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
