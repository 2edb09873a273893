using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime.Internal;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>Requests as they go over the wire, made readable.</summary>
internal static class WireText
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IRequest Marshal(object request) => WireMarshaller.Instance.Marshall(Operations.Call(request));

    public static string Of(object request)
    {
        var service = Operations.ServiceOf(request.GetType());
        var wire = Marshal(request);
        var query = string.Join('&', Query(wire));
        var text = new StringBuilder($"{wire.HttpMethod} {wire.ResourcePath}{(query.Length > 0 ? "?" + query : "")}\n");
        foreach (var (key, value) in wire.Headers)
            text.Append($"{key}: {value}\n");
        text.Append('\n');
        var body = Encoding.UTF8.GetString(wire.Content ?? []);
        text.Append(service.Protocol switch
        {
            AwsProtocol.Json => JsonNode.Parse(body)!.ToJsonString(Pretty),
            AwsProtocol.RestXml => body.Length == 0 ? "" : XDocument.Parse(body).ToString(),
            _ => string.Join('\n', Form(body).Select(pair => $"{pair.Key}={pair.Value}")),
        });
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>The query, with the part of the resource that the operation is about.</summary>
    public static IEnumerable<string> Query(IRequest wire) =>
        wire.SubResources.Concat(wire.Parameters).Select(pair => $"{pair.Key}={pair.Value}");

    public static IEnumerable<KeyValuePair<string, string>> Form(string body) =>
        body.Split('&').Select(field => field.Split('=')).Select(parts => KeyValuePair.Create(parts[0], Uri.UnescapeDataString(parts[1])));
}
