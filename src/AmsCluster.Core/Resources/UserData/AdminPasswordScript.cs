namespace AmsCluster.Resources.UserData;

/// <summary>The script that sets the password of a panel user. It is run on the MongoDB node, which alone reaches the database.</summary>
internal static class AdminPasswordScript
{
    /// <summary>How often the key is stretched; the script says the same number.</summary>
    public const int Iterations = 100_000;

    /// <summary>With this the script ends when there is no such user.</summary>
    public const int NobodyFound = 3;

    /// <summary>The script text.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="passwordParameter">The parameter that holds the database's password, which is the key too.</param>
    /// <param name="email">The user.</param>
    /// <param name="sealedHash">The hash of the new password, sealed with that key.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    public static string For(string region, string passwordParameter, string email, string sealedHash, string? endpointUrl = null) =>
        BootScript.Alone("admin-password", ("region", region), ("parameter", passwordParameter), ("endpoint_url", endpointUrl), ("email", email), ("sealed", sealedHash));
}
