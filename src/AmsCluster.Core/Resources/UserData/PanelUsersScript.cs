namespace AmsCluster.Resources.UserData;

/// <summary>The script that reads or changes the panel's users on the MongoDB node, by mongosh.</summary>
internal static class PanelUsersScript
{
    /// <summary>The script that tells who there is, and the key that the next one is to be sealed with.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="parameter">The parameter that holds the database's password; null for a database without one.</param>
    /// <param name="email">Who is to be among them.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    public static string Read(string region, string? parameter, string email, string? endpointUrl = null) => For(region, parameter, email, "", "", endpointUrl);

    /// <summary>The script that stores a hash.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="parameter">The parameter that holds the database's password; null for a database without one.</param>
    /// <param name="email">The user.</param>
    /// <param name="key">The name of the key.</param>
    /// <param name="sealedHash">The hash, sealed with it.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    public static string Set(string region, string? parameter, string email, string key, string sealedHash, string? endpointUrl = null) =>
        IsKeyName(key) ? For(region, parameter, email, key, sealedHash, endpointUrl) : throw new ArgumentException("This is no name of a key.", nameof(key));

    /// <summary>Whether a text is the name that the script gives a key.</summary>
    public static bool IsKeyName(string text) => text.StartsWith("amscluster-key.", StringComparison.Ordinal) && text["amscluster-key.".Length..].All(char.IsAsciiLetterOrDigit);

    static string For(string region, string? parameter, string email, string key, string sealedHash, string? endpointUrl) => BootScript.Alone(
        "panel-users", ("region", region), ("parameter", parameter), ("endpoint_url", endpointUrl), ("email", email), ("key", key), ("sealed", sealedHash));
}
