using AmsCluster.Ams;

namespace AmsCluster.Operations;

/// <summary>Whose password is to become what. It has no text form: it holds the password.</summary>
public sealed class PasswordRequest
{
    /// <summary>The cluster's name.</summary>
    public required string Cluster { get; init; }

    /// <summary>The user; null for JamesBond, whom the Marketplace image makes, or who else there is.</summary>
    public string? Email { get; init; }

    /// <summary>The new password.</summary>
    public required string Password { get; init; }

    /// <summary>Whether this machine connects to the database itself. Default: a command on the MongoDB node does it.</summary>
    public bool Direct { get; init; }

    /// <summary>Names and ports that lead elsewhere, on the way to the panel and to the database.</summary>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];
}

/// <summary>Who is asked while a password is reset.</summary>
public interface IPasswordHost
{
    /// <summary>Whether something may be done.</summary>
    /// <param name="deed">What, as a command: "Set the password of …".</param>
    Task<bool> May(string deed);

    /// <summary>Which of several users is meant; null when nobody can say.</summary>
    Task<PanelUser?> Choose(string question, IReadOnlyList<PanelUser> users);
}
