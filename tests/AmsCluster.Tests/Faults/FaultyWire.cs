using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace AmsCluster.Tests.Faults;

/// <summary>What can become of a call on its way.</summary>
public enum Fault
{
    /// <summary>AWS carries it out, and the answer is lost.</summary>
    AnswerLost,

    /// <summary>AWS carries it out and answers with an error of its own (HTTP 500).</summary>
    LateError,

    /// <summary>AWS refuses it: too many calls.</summary>
    Throttled,

    /// <summary>AWS refuses it for good.</summary>
    Denied,
}

/// <summary>A wire to the emulator on which chosen calls go wrong.</summary>
public sealed partial class FaultyWire : IDisposable
{
    readonly HttpListener _listener = new();
    readonly HttpClient _onwards = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    readonly string _upstream;
    readonly Func<string, int, Fault?> _fate;
    int _writes;

    /// <param name="upstream">The emulator.</param>
    /// <param name="fate">What becomes of a write: told its operation and its number, from 1; null for nothing.</param>
    public FaultyWire(string upstream, Func<string, int, Fault?> fate)
    {
        (_upstream, _fate) = (upstream, fate);
        EndpointUrl = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(EndpointUrl + "/");
        _listener.Start();
        _ = Listen();
    }

    public string EndpointUrl { get; }

    /// <summary>How many writes came.</summary>
    public int Writes => _writes;

    public void Dispose()
    {
        _listener.Close();
        _onwards.Dispose();
    }

    async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Forward(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task Forward(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var operation = OperationOf(context.Request, System.Text.Encoding.UTF8.GetString(body.ToArray()));
            var fault = IsRead(operation) ? null : _fate(operation, Interlocked.Increment(ref _writes));
            if (fault is Fault.Throttled or Fault.Denied) Answer(context, fault.Value);
            else await Pass(context, body.ToArray(), fault);
        }
        catch (Exception e) when (e is HttpListenerException or HttpRequestException or ObjectDisposedException)
        {
            context.Response.Abort();
        }
    }

    async Task Pass(HttpListenerContext context, byte[] body, Fault? fault)
    {
        using var request = new HttpRequestMessage(new(context.Request.HttpMethod), _upstream + context.Request.RawUrl) { Content = new ByteArrayContent(body) };
        foreach (var name in context.Request.Headers.AllKeys.OfType<string>().Where(n => n is not ("Host" or "Content-Length" or "Connection")))
            if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name])) request.Content.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        using var answer = await _onwards.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (fault is Fault.AnswerLost)
        {
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = fault is Fault.LateError ? 500 : (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.OutputStream.WriteAsync(fault is Fault.LateError ? "<html>error</html>"u8.ToArray() : content);
        context.Response.Close();
    }

    // Each protocol has its own shape of errors; a client reads the code in each.
    static void Answer(HttpListenerContext context, Fault fault)
    {
        var (code, status) = fault is Fault.Throttled ? ("ThrottlingException", 400) : ("AccessDenied", 403);
        var json = context.Request.Headers["X-Amz-Target"] is not null;
        var text = json ? $$"""{"__type":"{{code}}","message":"no"}"""
            : $"<ErrorResponse><Errors><Error><Code>{code}</Code><Message>no</Message></Error></Errors><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>";
        context.Response.StatusCode = status;
        context.Response.ContentType = json ? "application/x-amz-json-1.1" : "text/xml";
        context.Response.OutputStream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }

    static string OperationOf(HttpListenerRequest request, string body) =>
        request.Headers["X-Amz-Target"]?.Split('.')[^1] ?? ActionParameter().Match(body) switch { { Success: true } match => match.Groups["action"].Value, _ => request.HttpMethod };

    static bool IsRead(string operation) => operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("Get", StringComparison.Ordinal) || operation == "GET";

    [GeneratedRegex(@"(?:^|&)Action=(?<action>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActionParameter();

    static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
