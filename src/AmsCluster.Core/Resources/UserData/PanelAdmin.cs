namespace AmsCluster.Resources.UserData;

/// <summary>The first administrator of AMS's web panel, as the start scripts know it.</summary>
/// <param name="User">The user name.</param>
/// <param name="Parameter">The SecureString parameter that holds the password.</param>
internal sealed record PanelAdmin(string User, string Parameter)
{
    /// <summary>The variables of the start scripts; empty ones where the deployment creates no administrator.</summary>
    public static IEnumerable<(string Name, string? Value)> Variables(PanelAdmin? admin) =>
        [("panel_user", admin?.User), ("panel_parameter", admin?.Parameter)];
}
