namespace AmsCluster.Resources.UserData;

/// <summary>The script that makes a stock Ubuntu machine the MongoDB node.</summary>
internal static class MongoUserData
{
    /// <summary>The script text.</summary>
    /// <param name="cluster">The cluster's name, by which the disk is measured.</param>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="passwordParameter">The SecureString parameter that holds the password of user <c>ams</c>; null for a database without authentication.</param>
    /// <param name="volumeId">The EBS volume that the data is on; null for the root disk.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    /// <param name="admin">The first administrator of AMS's panel; null where the deployment creates none.</param>
    public static string For(string cluster, string region, string? passwordParameter, string? volumeId = null, string? endpointUrl = null, PanelAdmin? admin = null) =>
        BootScript.For("mongo", [],
            [("cluster", cluster), ("region", region), ("parameter", passwordParameter), ("volume", volumeId),
                ("endpoint_url", endpointUrl), .. PanelAdmin.Variables(admin), .. BootBudget.DatabaseVariables]);
}
