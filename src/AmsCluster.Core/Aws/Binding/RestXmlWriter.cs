using System.Collections;
using System.Text;
using System.Xml;

namespace AmsCluster.Aws.Binding;

/// <summary>Writes a request of rest-xml: the path, the query and the body, each of the members that belong there.</summary>
internal static class RestXmlWriter
{
    /// <summary>The path with the ids in it; an id may be given as answers have it, <c>/hostedzone/Z1</c>.</summary>
    public static string Path(object request)
    {
        var path = Http(request).Path.Split('?')[0];
        foreach (var (member, value) in Sent(request, WirePlace.Path))
            path = path.Replace('{' + member.WireName + '}', Uri.EscapeDataString(Scalar.Write(value).Split('/')[^1]), StringComparison.Ordinal);
        return path;
    }

    public static IEnumerable<KeyValuePair<string, string>> Query(object request) =>
        Sent(request, WirePlace.Query).Select(sent => KeyValuePair.Create(sent.Member.WireName, Scalar.Write(sent.Value)));

    /// <summary>The part of a resource that the operation is about, such as a bucket's <c>location</c>. Null for none.</summary>
    public static string? SubResource(object request) => Http(request).Path.Split('?').ElementAtOrDefault(1);

    public static string Method(object request) => Http(request).Method;

    /// <summary>The body, empty where no member belongs there.</summary>
    public static byte[] Body(object request, AwsService service)
    {
        var members = Sent(request, WirePlace.Body).ToList();
        if (members.Count == 0)
            return [];
        using var body = new MemoryStream();
        using (var writer = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement(request.GetType().Name + "Request", $"https://{service.Prefix}.amazonaws.com/doc/{service.Version}/");
            foreach (var (member, value) in members)
                Element(writer, member, value);
            writer.WriteEndElement();
        }

        return body.ToArray();
    }

    private static HttpAttribute Http(object request) => TypeShape.Of(request.GetType()).Http
        ?? throw new InvalidOperationException($"{request.GetType().Name} has no [Http].");

    private static IEnumerable<(Member Member, object Value)> Sent(object owner, WirePlace place) =>
        from member in TypeShape.Of(owner.GetType()).Members
        where member.Place == place
        let value = member.Get(owner)
        where Lists.IsSent(value)
        select (member, value);

    private static void Element(XmlWriter writer, Member member, object value)
    {
        writer.WriteStartElement(member.WireName);
        if (member.Kind == ValueKind.List)
        {
            foreach (var item in (IEnumerable)value)
            {
                writer.WriteStartElement(member.ItemName ?? "member");
                Content(writer, item);
                writer.WriteEndElement();
            }
        }
        else
        {
            Content(writer, value);
        }

        writer.WriteEndElement();
    }

    private static void Content(XmlWriter writer, object value)
    {
        if (Member.KindOf(value.GetType()) != ValueKind.Structure)
        {
            writer.WriteString(Scalar.Write(value));
            return;
        }

        foreach (var (member, part) in Sent(value, WirePlace.Body))
            Element(writer, member, part);
    }
}
