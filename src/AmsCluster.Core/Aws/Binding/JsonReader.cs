using System.Text.Json;

namespace AmsCluster.Aws.Binding;

/// <summary>Reads an answer in JSON 1.1.</summary>
internal static class JsonReader
{
    public static object Read(Stream body, Type type)
    {
        using var document = JsonDocument.Parse(body);
        return Structure(document.RootElement, type);
    }

    private static object Structure(JsonElement element, Type type)
    {
        var shape = TypeShape.Of(type);
        var result = shape.Create();
        foreach (var property in element.EnumerateObject())
        {
            if (shape.Find(property.Name) is { } member && property.Value.ValueKind != JsonValueKind.Null)
                member.Set(result, member.Kind == ValueKind.List ? List(property.Value, member.ItemType!) : Value(property.Value, member.Type));
        }

        return result;
    }

    private static Array List(JsonElement element, Type type) =>
        Lists.Of([.. element.EnumerateArray().Select(item => Value(item, type))], type);

    private static object? Value(JsonElement element, Type type) => Member.KindOf(type) switch
    {
        ValueKind.Structure => Structure(element, type),
        ValueKind.Time when element.ValueKind == JsonValueKind.Number =>
            DateTimeOffset.UnixEpoch.AddTicks((long)(element.GetDecimal() * TimeSpan.TicksPerSecond)),
        ValueKind.Text when element.ValueKind == JsonValueKind.String => element.GetString(),
        _ => Scalar.Read(element.ToString(), type),
    };
}
