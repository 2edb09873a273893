using System.Net;
using System.Net.Sockets;

namespace AmsCluster.Micro.Recorded;

/// <summary>
/// Stands in for AWS on a port of its own. What it is asked for the first time it passes on and notes; from then on it gives the same
/// answer at once, and allocates nothing for it: the figures of a benchmark in the same process are the client's.
/// </summary>
internal sealed class Replay : IDisposable
{
    static readonly byte[] NotRecorded = [.. "HTTP/1.1 400 Not recorded\r\nContent-Length: 0\r\n\r\n"u8];

    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Exchange> _known = [];
    Upstream? _upstream;

    public Replay(Uri upstream)
    {
        _upstream = new(upstream);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Start(Accept);
    }

    public string Url => $"http://{_listener.LocalEndPoint}";

    /// <summary>Ends the recording: what is not known by now is refused.</summary>
    public void Seal()
    {
        _upstream?.Dispose();
        _upstream = null;
    }

    public void Dispose()
    {
        Seal();
        _listener.Dispose();
    }

    // Threads of its own, which wait in the system: tasks would allocate, and be counted.
    static void Start(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side, or all of it, has ended.
        }
    }) { IsBackground = true }.Start();

    void Accept()
    {
        while (true)
        {
            var client = _listener.Accept();
            client.NoDelay = true;
            Start(() => Serve(client));
        }
    }

    void Serve(Socket client)
    {
        using var _ = client;
        var buffer = new byte[1 << 18];
        var filled = 0;
        while (client.Receive(buffer.AsSpan(filled)) is > 0 and var received)
        {
            filled += received;
            while (HttpText.TryFind(buffer.AsSpan(0, filled), out var request))
            {
                client.Send(Answer(request));
                filled -= request.Length;
                buffer.AsSpan(request.Length, filled).CopyTo(buffer);
            }
        }
    }

    byte[] Answer(in HttpText request)
    {
        lock (_known)
        {
            foreach (var known in _known)
                if (known.Is(request)) return known.Answer;
            if (_upstream is null) return NotRecorded;
            _known.Add(Exchange.Of(request, _upstream.Ask(request)));
            return _known[^1].Answer;
        }
    }
}
