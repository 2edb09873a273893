using System.Net;

namespace AmsCluster;

/// <summary>
/// How to log in to the web panel for the first time. A deployment creates the first administrator, whose password is in
/// Parameter Store. In clusters that were made manually or by an earlier version, the image of AWS Marketplace created it:
/// <c>JamesBond</c>, whose password is the id of the instance that it ran on (ant-media/Scripts, <c>init.sh</c>).
/// </summary>
/// <param name="User">The user's name.</param>
/// <param name="InstanceId">The instance whose id is the password: the first origin. Null where it is another password.</param>
/// <param name="Note">What to know about it.</param>
public sealed record FirstLogin(string User, string? InstanceId, string Note)
{
    NetworkCredential? _credential;

    /// <summary>The SecureString parameter that holds the password; null where the image created the user.</summary>
    public string? PasswordParameter { get; init; }

    /// <summary>The result of the login that ends a deployment; null where no login was tried.</summary>
    public PanelLogin? Login { get; init; }

    /// <summary>
    /// The user and the password, only on the cluster object of the deployment that generated the password; otherwise null.
    /// It is a method so that no view and no export of the object contains the password.
    /// </summary>
    public NetworkCredential? GetNetworkCredential() => _credential;

    /// <summary>The same login with its password.</summary>
    public FirstLogin WithPassword(string password) => this with { _credential = new(User, password) };

    /// <summary>
    /// The login in a line, with the instance id that is the password where the image created the user. It is a method
    /// so that no export of the object contains it.
    /// </summary>
    public string GetDescription() =>
        PasswordParameter is null && InstanceId is not null ? $"user {User}, password {InstanceId}" : ToString();

    /// <summary>The login in a line, without a password.</summary>
    public override string ToString()
    {
        if (PasswordParameter is not null) return $"user {User}, password in parameter {PasswordParameter}";
        return InstanceId is null ? Note : $"user {User}";
    }
}
