namespace AmsCluster.Spec.Rules;

/// <summary>The first administrator of the web panel.</summary>
internal static class PanelRules
{
    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        const string Email = "panel.admin.email", Parameter = "panel.admin.passwordParameter";
        var panel = spec.Panel;

        // The name travels through a shell, JSON and a URL path.
        if (!Patterns.Is(panel.AdminEmail, "[A-Za-z0-9][A-Za-z0-9._+@-]{0,99}"))
        {
            yield return (Email, $"{Email} {Shown.Value(panel.AdminEmail)} must be 1 to 100 letters, digits and . _ + @ -, "
                + "for example ops@example.com");
        }

        if (panel.PasswordParameter is { } name && !Patterns.Is(name, @"(/[A-Za-z0-9._-]{1,200}){1,15}|[A-Za-z0-9._-]{1,200}"))
        {
            yield return (Parameter, $"{Parameter} {Shown.Value(name)} must be the name of a SecureString parameter "
                + "in Parameter Store, for example /video/panel-password");
        }
    }
}
