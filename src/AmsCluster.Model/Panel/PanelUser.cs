namespace AmsCluster;

/// <summary>A user of AMS's web panel.</summary>
/// <param name="Email">What he logs in as: an address, or a name such as <c>JamesBond</c>.</param>
/// <param name="Rights">What he may, as <c>system ADMIN</c>: the application, or <c>system</c> for all, and one of ADMIN, READ_ONLY, USER.</param>
public sealed record PanelUser(string Email, string Rights)
{
    /// <inheritdoc/>
    public override string ToString() => Rights.Length == 0 ? Email : $"{Email} ({Rights})";
}
