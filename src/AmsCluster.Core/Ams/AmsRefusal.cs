using System.Net;
using System.Text.Json;

namespace AmsCluster.Ams;

/// <summary>What a refusal says: AMS answers with JSON, its Tomcat and the load balancer with a page.</summary>
internal static class AmsRefusal
{
    /// <summary>The refusal as an error.</summary>
    public static AmsRestException Of(string asked, AmsAnswer answer)
    {
        var said = Said(answer);
        var (code, advice) = answer.Status switch
        {
            // IPFilterDashboard.java, IPFilter.java
            HttpStatusCode.Forbidden when said.Contains("Not allowed IP", StringComparison.Ordinal) =>
                ("AmsAddressNotAllowed", "AMS does not let this address in: add it to server.allowed_dashboard_CIDR in conf/red5.properties of the nodes, or ask from one that is allowed."),
            // AuthenticationFilter.java
            HttpStatusCode.Forbidden when said.Contains("Not authenticated", StringComparison.Ordinal) => ("AmsNotLoggedIn", "Log in first: this is told to users of the panel only."),
            HttpStatusCode.Forbidden => ("AmsRefused", "Ask as a user who may: an administrator of the whole system may everything."),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                ("AmsNoNode", "The load balancer has no healthy node to pass it on to: amscluster status tells why."),
            HttpStatusCode.NotFound => ("AmsRefused", "Look at the address, and at the version of AMS: what is not there is of another one."),
            >= HttpStatusCode.MovedPermanently and < HttpStatusCode.BadRequest => ("AmsRefused", "Ask at the address that it leads to."),
            _ => ("AmsRefused", "Look at the log of the node: /usr/local/antmedia/log/ant-media-server.log."),
        };
        return new(code, $"{asked} was answered with HTTP {(int)answer.Status}: {said}.", advice, answer.Status);
    }

    /// <summary>What an answer says, in a line.</summary>
    public static string Said(AmsAnswer answer)
    {
        if (answer.Location is { } location) return $"it leads to {location}";
        var said = InJson(answer.Text)
            ?? Between(answer.Text, "<b>Message</b>", "</p>") ?? Between(answer.Text, "<title>", "</title>") ?? Between(answer.Text, "<h1>", "</h1>")
            ?? answer.Text;
        said = string.Join(' ', WebUtility.HtmlDecode(said).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return said.Length is 0 ? "nothing" : said.Length > 200 ? said[..200] + "…" : said;
    }

    static string? InJson(string text)
    {
        if (!text.StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("message", out var message) && message.ValueKind is JsonValueKind.String ? message.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.OrdinalIgnoreCase);
        if (from < 0) return null;
        from += before.Length;
        var to = text.IndexOf(after, from, StringComparison.OrdinalIgnoreCase);
        return to < 0 ? null : text[from..to];
    }
}
