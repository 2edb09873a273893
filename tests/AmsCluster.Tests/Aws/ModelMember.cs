using System.Text.Json;

namespace AmsCluster.Tests.Aws;

/// <summary>A member of a structure in a service model, and what it is called on the wire.</summary>
internal sealed record ModelMember(string Name, JsonElement Reference, JsonElement Target)
{
    public string ShapeName => Reference.GetProperty("shape").GetString()!;

    public string Type => Target.GetProperty("type").GetString()!;

    public string? Location => Text(Reference, "location");

    public string? ItemLocationName => Text(Target.GetProperty("member"), "locationName");

    public bool Flattened => (Target.TryGetProperty("flattened", out var flat) || Reference.TryGetProperty("flattened", out flat)) && flat.GetBoolean();

    public string WireName => Text(Reference, "locationName") ?? Name;

    public static IReadOnlyList<ModelMember> Of(JsonElement model, string shape)
    {
        var shapes = model.GetProperty("shapes");
        return
        [
            .. shapes.GetProperty(shape).GetProperty("members").EnumerateObject().Select(member =>
                new ModelMember(member.Name, member.Value, shapes.GetProperty(member.Value.GetProperty("shape").GetString()!))),
        ];
    }

    public static IReadOnlyList<string> Required(JsonElement model, string shape) =>
        model.GetProperty("shapes").GetProperty(shape).TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
