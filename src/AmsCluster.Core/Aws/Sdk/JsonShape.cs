using System.Collections;
using System.Text.Json;
using Amazon.Runtime;

namespace AmsCluster.Aws.Sdk;

/// <summary>
/// Whether JSON has the shape of one of the SDK's types. Its unmarshallers never end where a list should be and is not.
/// </summary>
internal static class JsonShape
{
    /// <exception cref="FormatException">It has another one.</exception>
    public static void Require(JsonElement value, Type type, string name = "")
    {
        if (value.ValueKind is JsonValueKind.Null)
            return;
        var isList = typeof(IList).IsAssignableFrom(type);
        var expected = true switch
        {
            _ when isList => JsonValueKind.Array,
            _ when IsScalar(type) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? JsonValueKind.String : value.ValueKind,
            _ => JsonValueKind.Object,
        };
        if (value.ValueKind != expected)
            throw new FormatException($"{(name.Length == 0 ? "it" : name)} is a JSON {value.ValueKind}");
        if (isList)
            RequireItems(value, type.GetGenericArguments()[0], name);
        else if (expected is JsonValueKind.Object)
            RequireMembers(value, type);
    }

    private static void RequireItems(JsonElement list, Type type, string name)
    {
        foreach (var item in list.EnumerateArray())
            Require(item, type, name);
    }

    // What an answer has besides is skipped by the SDK.
    private static void RequireMembers(JsonElement structure, Type type)
    {
        var ofMap = typeof(IDictionary).IsAssignableFrom(type) ? type.GetGenericArguments()[1] : null;
        foreach (var member in structure.EnumerateObject())
        {
            if ((ofMap ?? type.GetProperty(member.Name)?.PropertyType) is { } expected)
                Require(member.Value, expected, member.Name);
        }
    }

    private static bool IsScalar(Type type) =>
        type.IsValueType || type == typeof(string) || typeof(ConstantClass).IsAssignableFrom(type);
}
