using System.Net;
using System.Net.Sockets;

namespace AmsCluster.Ams;

/// <summary>
/// Leads a name and port elsewhere, as curl's option <c>--connect-to HOST1:PORT1:HOST2:PORT2</c> does: to look at a cluster before its DNS is switched.
/// Only where the connection goes is another. A certificate is checked against the name that was asked, and the request names it.
/// </summary>
/// <param name="Host">The name that is led elsewhere; empty for every name.</param>
/// <param name="Port">The port that is led elsewhere; null for every port.</param>
/// <param name="ToHost">The name or address to go to; empty for the one that was asked.</param>
/// <param name="ToPort">The port to go to; null for the one that was asked.</param>
public sealed record ConnectTo(string Host, int? Port, string ToHost, int? ToPort)
{
    /// <summary>Reads <c>HOST1:PORT1:HOST2:PORT2</c>. IPv6 addresses stand in square brackets; what is left empty is every name or port, or the same one.</summary>
    /// <exception cref="AmsException">It is not of that form.</exception>
    public static ConnectTo Parse(string text)
    {
        if (Fields(text) is [var host, var port, var toHost, var toPort] && IsPort(port, out var from) && IsPort(toPort, out var to) && (toHost.Length > 0 || to is not null))
            return new(host, from, toHost, to);
        throw new AmsException("AmsBadConnectTo", $"{text} does not say which name and port lead where.",
            "Write HOST1:PORT1:HOST2:PORT2, for example live.example.com:443:203.0.113.7:443. HOST1 and PORT1 may be empty for any, HOST2 or PORT2 for the same; IPv6 addresses stand in square brackets.");
    }

    /// <summary>Where a connection goes: by the first that fits, else where it was asked to.</summary>
    internal static DnsEndPoint Lead(IEnumerable<ConnectTo> all, string host, int port)
    {
        foreach (var one in all)
        {
            if (one.Fits(host, port)) return new(one.ToHost.Length > 0 ? one.ToHost : host, one.ToPort ?? port, AddressFamily.Unspecified);
        }

        return new(host, port, AddressFamily.Unspecified);
    }

    /// <summary>Whether it leads this name and port elsewhere.</summary>
    internal bool Fits(string host, int port) => (Host.Length == 0 || Host.Equals(host, StringComparison.OrdinalIgnoreCase)) && (Port is null || Port == port);

    static bool IsPort(string text, out int? port)
    {
        port = int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number is > 0 and <= 65535 ? number : null;
        return port is not null || text.Length == 0;
    }

    // Colons separate, but for those of an address in brackets.
    static List<string> Fields(string text)
    {
        var fields = new List<string>();
        var (from, inside) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '[' or ']') inside = text[i] is '[';
            if (i < text.Length && (text[i] is not ':' || inside)) continue;
            fields.Add(text[from..i].Trim('[', ']'));
            from = i + 1;
        }

        return fields;
    }
}
