using System.Text.Json.Nodes;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>Requests with every member set to something that is told from its neighbours.</summary>
internal static class Samples
{
    public static object Of(Type type) => Structure(type, 0);

    /// <summary>The same request as botocore takes it: by the models' member names.</summary>
    public static JsonObject Plain(object value)
    {
        var plain = new JsonObject();
        foreach (var member in TypeShape.Of(value.GetType()).Members)
        {
            var name = value is AmsCluster.Aws.Acm.Filters ? member.WireName : member.Name;
            if (member.Get(value) is { } part)
                plain[name] = PlainValue(part);
        }

        return plain;
    }

    private static JsonNode PlainValue(object value) => value switch
    {
        string or int or long or bool or double => JsonValue.Create(value)!,
        DateTimeOffset time => JsonValue.Create(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object>().Select(PlainValue)]),
        _ => Plain(value),
    };

    private static object Structure(Type type, int depth)
    {
        var value = TypeShape.Of(type).Create();
        var number = 0;
        foreach (var member in TypeShape.Of(type).Members)
            member.Set(value, Value(member.Type, member.Name, ++number, depth));
        return value;
    }

    private static object Value(Type type, string name, int number, int depth) => Member.KindOf(type) switch
    {
        ValueKind.Text => name is "Value" or "Description" or "PolicyDocument" ? $"{name}: ä & \"b\" = c+d%/e" : $"the-{name}",
        ValueKind.Number => Convert.ChangeType(number, type),
        ValueKind.Fraction => number + 0.5,
        ValueKind.Truth => number % 2 == 0,
        ValueKind.Time => new DateTimeOffset(2026, 12, 1, 18, 0, number, TimeSpan.Zero),
        ValueKind.List => Lists.Of([.. Enumerable.Range(1, depth == 0 ? 2 : 1).Select(i => Value(type.GetGenericArguments()[0], $"{name}-{i}", number + i, depth + 1))], type.GetGenericArguments()[0]),
        _ => Structure(type, depth + 1),
    };
}
