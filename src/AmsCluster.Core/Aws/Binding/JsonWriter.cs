using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmsCluster.Aws.Binding;

/// <summary>Writes a request as JSON 1.1.</summary>
internal static class JsonWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Body(object request)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Plain))
            Structure(writer, request);
        return body.ToArray();
    }

    private static void Structure(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        foreach (var member in TypeShape.Of(value.GetType()).Members)
        {
            var part = member.Get(value);
            if (!Lists.IsSent(part))
                continue;
            writer.WritePropertyName(member.WireName);
            Value(writer, part!);
        }

        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double fraction: writer.WriteNumberValue(fraction); break;
            case DateTimeOffset time: writer.WriteNumberValue(time.ToUnixTimeMilliseconds() / 1000m); break;
            case IEnumerable items: List(writer, items); break;
            default: Structure(writer, value); break;
        }
    }

    private static void List(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Value(writer, item);
        writer.WriteEndArray();
    }
}
