using System.Globalization;
using System.Text;

namespace AmsCluster.Micro.Recorded;

/// <summary>Asks the emulator what a client asked, and gives its answer as one that leaves the connection open.</summary>
internal sealed class Upstream(Uri address) : IDisposable
{
    static readonly HashSet<string> OfTheWay = new(["Host", "Connection", "Content-Length"], StringComparer.OrdinalIgnoreCase);

    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public byte[] Ask(in HttpText request)
    {
        var line = Encoding.ASCII.GetString(request.Line).Split(' ');
        using var message = new HttpRequestMessage(new(line[0]), new Uri(address, line[1])) { Content = new ByteArrayContent(request.Body.ToArray()) };
        foreach (var header in request.Headers.Select(h => h.Split(": ", 2)).Where(h => !OfTheWay.Contains(h[0])))
            if (!message.Headers.TryAddWithoutValidation(header[0], header[1])) message.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
        using var answer = _http.Send(message);
        using var body = new MemoryStream();
        answer.Content.ReadAsStream().CopyTo(body);
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.StatusCode} X\r\nContent-Type: {answer.Content.Headers.ContentType}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body.ToArray()];
    }

    public void Dispose() => _http.Dispose();
}
