using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Ams;

/// <summary>The WebSocket that players and publishers talk to an application through (<c>io/antmedia/websocket/WebSocketCommunityHandler.java</c>, <c>WebSocketConstants.java</c>).</summary>
internal sealed class AmsSocket : IDisposable
{
    readonly ClientWebSocket _socket = new();
    readonly HttpMessageInvoker _http;

    AmsSocket(AmsNetwork network) => _http = new(network.Http());

    /// <summary>Opens it.</summary>
    /// <exception cref="AmsRestException">The answer was something else than a WebSocket.</exception>
    public static async Task<AmsSocket> Open(Uri address, AmsNetwork network, CancellationToken stop)
    {
        var socket = new AmsSocket(network);
        try
        {
            socket._socket.Options.CollectHttpResponseDetails = true;
            await socket._socket.ConnectAsync(address, socket._http, stop);
            return socket;
        }
        catch (WebSocketException e) when (socket._socket.HttpStatusCode != default)
        {
            var status = socket._socket.HttpStatusCode;
            socket.Dispose();
            throw new AmsRestException("AmsRefused", $"{address} was answered with HTTP {(int)status} in place of a WebSocket.",
                "Look at the application's name, and whether its node is up: a WebSocket is at /APP/websocket of every application.", status, e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Says something and hears the next answer to it; what AMS tells unasked (notifications) is passed over.</summary>
    /// <returns>The answer's command, and of an error what is the matter.</returns>
    public async Task<(string Command, string? Definition)> Ask(string command, string? streamId, CancellationToken stop)
    {
        var text = streamId is null ? $$"""{"command":"{{command}}"}""" : $$"""{"command":"{{command}}","streamId":"{{streamId}}"}""";
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);
        while (true)
        {
            using var answer = JsonDocument.Parse(await Hear(stop));
            var said = answer.RootElement;
            if (Text(said, "command") is { } word && word is not "notification") return (word, Text(said, "definition"));
        }
    }

    async Task<ReadOnlyMemory<byte>> Hear(CancellationToken stop)
    {
        using var message = new MemoryStream();
        var part = new byte[4096];
        while (true)
        {
            var read = await _socket.ReceiveAsync(part.AsMemory(), stop);
            if (read.MessageType is WebSocketMessageType.Close) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, "AMS closed the connection");
            message.Write(part, 0, read.Count);
            if (read.EndOfMessage) return message.ToArray();
        }
    }

    static string? Text(JsonElement said, string name) =>
        said.ValueKind is JsonValueKind.Object && said.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public void Dispose()
    {
        _socket.Dispose();
        _http.Dispose();
    }
}
