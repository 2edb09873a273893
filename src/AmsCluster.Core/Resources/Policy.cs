using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmsCluster.Resources;

/// <summary>IAM gives policies back URL-encoded, and as whoever wrote them spaced them.</summary>
internal static class Policy
{
    /// <summary>Whether two policies say the same.</summary>
    /// <param name="encoded">As IAM answers it.</param>
    /// <param name="shall">As it was sent.</param>
    public static bool Same(string? encoded, string shall)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(Uri.UnescapeDataString(encoded ?? "null")), JsonNode.Parse(shall));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
