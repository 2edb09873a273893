using AmsCluster.Operations;

namespace AmsCluster.Cli.Output;

/// <summary>A password reset, for people.</summary>
internal static class PasswordText
{
    /// <param name="done">What was done.</param>
    /// <param name="password">The password where it was generated.</param>
    public static IEnumerable<Line> Of(PasswordReset done, string? password)
    {
        if (done.IsClaimed) yield return new(("warning: ", Tone.Warning), (done.ClaimedLate, Tone.Plain));
        yield return new(("user:      ", Tone.Faint), (done.Email, Tone.Strong));
        if (password is not null) yield return new(("password:  ", Tone.Faint), (password, Tone.Strong), ("  shown this once, and kept nowhere", Tone.Faint));
        // What is refused is told as an error.
        if (done.Login.State is LoginState.Worked) yield return new(("Set. ", Tone.Good), (done.LoggedIn, Tone.Plain));
        else if (done.Login.State is not LoginState.Refused) yield return new(("warning: ", Tone.Warning), ($"{done.LoggedIn} {done.NotLoggedIn.Advice}", Tone.Plain));
    }
}
