namespace AmsCluster;

/// <summary>What came of logging in to the web panel.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Url">Where it was tried; null where there is nothing to try it at.</param>
/// <param name="Said">Why it did not work, or was not tried; null where it worked.</param>
public sealed record PanelLogin(LoginState State, string? Url, string? Said);

/// <summary>How a login ended.</summary>
public enum LoginState
{
    /// <summary>AMS has let the user in.</summary>
    Worked,

    /// <summary>The panel could not be reached.</summary>
    Untried,

    /// <summary>The node keeps the user out for 300 seconds, after three wrong passwords that came before.</summary>
    Locked,

    /// <summary>AMS does not take the password.</summary>
    Refused,
}
