using System.Globalization;

namespace AmsCluster.Resources.UserData;

/// <summary>The scripts that hold back MongoDB's writes for a snapshot, and let them go. They are run on the MongoDB node.</summary>
internal static class DatabaseLockScript
{
    /// <summary>Takes the lock, and returns while a process of its own holds it.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="passwordParameter">The parameter that holds the database's password; null for a database without.</param>
    /// <param name="longest">After this long it is let go in any case.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    public static string Take(string region, string? passwordParameter, TimeSpan longest, string? endpointUrl = null) => BootScript.Alone(
        "database-lock", ("region", region), ("parameter", passwordParameter), ("endpoint_url", endpointUrl), ("seconds", ((int)longest.TotalSeconds).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Lets it go. Ends well only where it was held until then.</summary>
    public static string Release() => BootScript.Alone("database-release");
}
