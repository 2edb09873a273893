namespace AmsCluster;

/// <summary>AMS's web panel: its first administrator, which the deployment creates before any node serves.</summary>
public sealed record PanelSpec
{
    /// <summary>The user name of an administrator that has no name in the spec.</summary>
    public const string DefaultAdmin = "admin";

    /// <summary>
    /// The administrator's user name, which AMS calls email: 1 to 100 characters without spaces and quotation marks. Default
    /// <c>admin</c>. Spec key <c>panel.admin.email</c>.
    /// </summary>
    public string AdminEmail { get; init; } = DefaultAdmin;

    /// <summary>
    /// The name of an existing SecureString parameter of Parameter Store, in the cluster's Region, that holds the
    /// administrator's password. Null: a password is generated and kept in <c>/amscluster/NAME/panel-password</c>.
    /// Spec key <c>panel.admin.passwordParameter</c>.
    /// </summary>
    public string? PasswordParameter { get; init; }
}
