using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Aws;

/// <summary>An answer of <see cref="FakeAws"/>.</summary>
/// <param name="Status">The HTTP status; 0 closes the connection without an answer.</param>
/// <param name="Body">The body.</param>
/// <param name="Delay">How long to wait first.</param>
internal sealed record FakeAnswer(int Status, string Body = "", TimeSpan Delay = default)
{
    public static FakeAnswer Reset { get; } = new(0);

    public static FakeAnswer Silence { get; } = new(200, "", TimeSpan.FromMinutes(1));

    /// <summary>An error in EC2's shape.</summary>
    public static FakeAnswer Ec2Error(int status, string code, string message = "said so") => new(
        status, $"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>req-1</RequestID></Response>");
}

/// <summary>An HTTP server on a port of its own that answers by a script and keeps what it was asked.</summary>
internal sealed class FakeAws : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, string, FakeAnswer> _answer;
    private int _count;
    private int _now;
    private int _most;

    /// <summary>Answers by the number of the request, from 1.</summary>
    public FakeAws(Func<int, FakeAnswer> answer)
        : this((number, _) => answer(number))
    {
    }

    /// <summary>Answers by the number of the request, from 1, and what it says.</summary>
    public FakeAws(Func<int, string, FakeAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Answers so many times as told, then with the last answer for ever.</summary>
    public FakeAws(params FakeAnswer[] answers)
        : this(number => answers[Math.Min(number, answers.Length) - 1])
    {
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What was asked: head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How many requests it had at once, at the most.</summary>
    public int Most => Volatile.Read(ref _most);

    public AwsConnection Connect(TimeSpan? attemptTimeout = null, string accessKey = "AKIDEXAMPLE") => AwsConnection.Open(
        new AwsSettings { Region = "eu-west-1", EndpointUrl = Url, AccessKey = accessKey, SecretKey = "secret" }, attemptTimeout ?? TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server has ended.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        var stream = client.GetStream();
        try
        {
            while (await Read(stream) is { } request)
            {
                Requests.Enqueue(request);
                var answer = _answer(Interlocked.Increment(ref _count), request);
                Note(Interlocked.Increment(ref _now));
                await Task.Delay(answer.Delay, _end.Token);
                Interlocked.Decrement(ref _now);
                if (answer.Status == 0)
                {
                    client.Client.LingerState = new LingerOption(true, 0);
                    return;
                }

                var body = Encoding.UTF8.GetBytes(answer.Body);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\nContent-Length: {body.Length}\r\nx-amzn-RequestId: head-1\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side has gone.
        }
    }

    private void Note(int now)
    {
        int most;
        while ((most = Volatile.Read(ref _most)) < now && Interlocked.CompareExchange(ref _most, now, most) != most)
        {
            // Another connection was faster: look again.
        }
    }

    /// <summary>Reads one request; null at the end of the connection.</summary>
    private static async Task<string?> Read(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var end = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length >= end + 4 + Length(text.ToString(0, end)))
                return text.ToString();
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return null;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    private static int Length(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.Split(':')[1])).FirstOrDefault();
}
