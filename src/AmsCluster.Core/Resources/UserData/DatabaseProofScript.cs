namespace AmsCluster.Resources.UserData;

/// <summary>The script that proves that a restored database is good, and gives its user the password of today. It is run on the MongoDB node.</summary>
internal static class DatabaseProofScript
{
    /// <summary>The script text. It ends with a line <c>databases=N</c>.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="passwordParameter">The parameter that holds the database's password; null for a database without.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    public static string For(string region, string? passwordParameter, string? endpointUrl = null) =>
        BootScript.Alone("database-proof", ("region", region), ("parameter", passwordParameter), ("endpoint_url", endpointUrl));
}
