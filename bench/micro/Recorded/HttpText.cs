using System.Buffers.Text;

namespace AmsCluster.Micro.Recorded;

/// <summary>A request as it lies in a buffer. It is looked at where it is: nothing is allocated.</summary>
internal readonly ref struct HttpText
{
    readonly ReadOnlySpan<byte> _head;

    HttpText(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        _head = head;
        Body = body;
    }

    public ReadOnlySpan<byte> Body { get; }

    public int Length => _head.Length + 4 + Body.Length;

    /// <summary>Method and path.</summary>
    public ReadOnlySpan<byte> Line => _head[.._head.IndexOf("\r\n"u8)];

    /// <summary>The operation of a JSON service; the others have theirs in path or body.</summary>
    public ReadOnlySpan<byte> Target => Header("\r\nX-Amz-Target: "u8);

    public string[] Headers => System.Text.Encoding.ASCII.GetString(_head).Split("\r\n")[1..];

    /// <summary>Finds a whole request at the start of what has come so far.</summary>
    public static bool TryFind(ReadOnlySpan<byte> received, out HttpText request)
    {
        request = default;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = new HttpText(received[..end], []);
        _ = Utf8Parser.TryParse(head.Header("\r\nContent-Length: "u8), out int length, out _);
        if (received.Length < end + 4 + length) return false;
        request = new(received[..end], received.Slice(end + 4, length));
        return true;
    }

    ReadOnlySpan<byte> Header(ReadOnlySpan<byte> start)
    {
        var at = _head.IndexOf(start);
        if (at < 0) return [];
        var rest = _head[(at + start.Length)..];
        var end = rest.IndexOf("\r\n"u8);
        return end < 0 ? rest : rest[..end];
    }
}
