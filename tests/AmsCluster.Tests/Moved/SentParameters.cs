using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AmsCluster.Tests.Moved;

/// <summary>The parameters of all calls that write, by the emulator's own record: "CreateTargetGroup HealthCheckPath".</summary>
internal static partial class SentParameters
{
    static readonly string[] Reads = ["Describe", "Get", "List"];

    public static IReadOnlySet<string> Of(string requests)
    {
        using var document = JsonDocument.Parse(requests);
        return document.RootElement.EnumerateArray()
            .Where(r => !Reads.Any(r.GetProperty("operation").GetString()!.StartsWith))
            .SelectMany(r => Leaves(r.GetProperty("parameters"), "").Select(path => $"{r.GetProperty("operation").GetString()} {path}"))
            .ToHashSet(StringComparer.Ordinal);
    }

    static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(p.Value, $"{path}.{p.Name}".Trim('.'))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Leaves(e, path)),
        JsonValueKind.String when element.GetString()!.StartsWith('<') => XDocument.Parse(element.GetString()!).Descendants().Where(e => !e.HasElements).Select(e => e.Name.LocalName),
        JsonValueKind.String when AttributeKey().IsMatch(path) => [$"Attributes {element.GetString()}"],
        _ when AttributeValue().IsMatch(path) => [],
        _ => [Tags().Replace(Number().Replace(path, ""), "${whole}")],
    };

    // Members of lists: "Tags.member.1.Key", "IpPermissions.2.FromPort".
    [GeneratedRegex(@"(\.member)?\.\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    // What a tag is made of is one thing.
    [GeneratedRegex(@"(?<whole>Tags|TagSpecification)\..*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^Attributes\.member\.\d+\.Key$", RegexOptions.None, 1000)]
    private static partial Regex AttributeKey();

    [GeneratedRegex(@"^Attributes\.member\.\d+\.Value$", RegexOptions.None, 1000)]
    private static partial Regex AttributeValue();
}
