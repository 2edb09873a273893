namespace AmsCluster.Cli.Output;

/// <summary>The first administrator of a new cluster, and the result of its login.</summary>
internal static class FirstLoginText
{
    /// <param name="login">The login.</param>
    /// <param name="isTerminal">Whether a person reads it. A file or a log never gets the password.</param>
    public static IEnumerable<Line> Of(FirstLogin login, bool isTerminal)
    {
        yield return new(("panel user:      ", Tone.Faint), (login.User, Tone.Strong));
        if (isTerminal && login.GetNetworkCredential() is { } credential)
            yield return new(("panel password:  ", Tone.Faint), (credential.Password, Tone.Strong), ($"  shown this once, kept in {login.PasswordParameter}", Tone.Faint));
        else
            yield return new(("panel password:  ", Tone.Faint), ($"in parameter {login.PasswordParameter}", Tone.Plain));
        if (login.Login is { } tried) yield return Result(tried);
    }

    static Line Result(PanelLogin login) => login.State switch
    {
        LoginState.Worked => new(("Logged in ", Tone.Good), ($"at {login.Url}", Tone.Plain)),
        LoginState.Untried => new(("warning: ", Tone.Warning), ($"The first login was not tried: {login.Said}", Tone.Plain)),
        _ => new(("warning: ", Tone.Warning), ($"The panel refused the first login: {login.Said}", Tone.Plain)),
    };
}
