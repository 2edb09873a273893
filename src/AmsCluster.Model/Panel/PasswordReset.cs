namespace AmsCluster;

/// <summary>What a reset of a panel user's password has done.</summary>
public sealed record PasswordReset
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>The user that now has the password.</summary>
    public required string Email { get; init; }

    /// <summary>Whether there was no user at all, and this one was made the first administrator. Until then anybody who reached the panel could have made himself one.</summary>
    public bool IsClaimed { get; init; }

    /// <summary>What came of logging in with it through the load balancer.</summary>
    public required PanelLogin Login { get; init; }

    /// <summary>The version of AMS, for example <c>3.0.3</c>; null where nobody could log in to ask.</summary>
    public string? AmsVersion { get; init; }
}
