using System.Text.Json;

namespace AmsCluster.Panel;

/// <summary>The panel's users as the database has them (<c>Resources/UserData/panel-users.js</c>).</summary>
/// <param name="Users">Up to 50 of them; the one that was asked for is among them if he is there.</param>
/// <param name="IsOld">Whether they are where AMS kept them before 2.4.2. A later version does not look there.</param>
internal sealed record PanelUserList(IReadOnlyList<PanelUser> Users, bool IsOld)
{
    /// <summary>Reads the line that the script prints; null where there is none.</summary>
    public static PanelUserList? Parse(string output)
    {
        if (Array.Find(output.Split('\n'), l => l.StartsWith('{')) is not { } line) return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var users = document.RootElement.GetProperty("users").EnumerateArray().Select(u => new PanelUser(Text(u, "email") ?? "", Rights(u)));
            return new([.. users.Where(u => u.Email.Length > 0)], Text(document.RootElement, "collection") == "User");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // appNameUserType takes the place of scope and userType since 2.10.1 (datastore/db/types/User.java).
    static string Rights(JsonElement user) => user.TryGetProperty("appNameUserType", out var each) && each.ValueKind is JsonValueKind.Object
        ? string.Join(", ", each.EnumerateObject().Select(r => $"{r.Name} {r.Value}"))
        : string.Join(' ', new[] { Text(user, "scope"), Text(user, "userType") }.OfType<string>());

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
