using AmsCluster.Panel;

namespace AmsCluster.Operations;

/// <summary>What a reset is told with, in the same words everywhere.</summary>
public static class PasswordWords
{
    extension(PasswordReset done)
    {
        /// <summary>What came of logging in.</summary>
        public string LoggedIn => done.Login.State switch
        {
            LoginState.Worked => $"{done.Email} can log in with it at {done.Login.Url}{(done.AmsVersion is null ? "" : $" (Ant Media Server {done.AmsVersion})")}.",
            LoginState.Locked => $"The password of {done.Email} is set, but {done.Login.Url} keeps the user out for 300 seconds, after wrong passwords that came before: {Said(done)}.",
            LoginState.Refused => $"The password of {done.Email} is set, but Ant Media Server at {done.Login.Url} does not take it: {Said(done)}.",
            _ => $"The password of {done.Email} is set, but logging in with it could not be tried: {Said(done)}.",
        };

        /// <summary>The error, where the login did not work.</summary>
        public AmsException NotLoggedIn => done.Login.State switch
        {
            LoginState.Refused => new("AmsLoginRefused", done.LoggedIn, "Either a node stands alone, with users of its own (amscluster status tells), or this version of Ant Media Server keeps passwords in another way."),
            LoginState.Locked => new("AmsLoginLocked", done.LoggedIn, "Wait five minutes, then log in."),
            _ => new("AmsLoginUntried", done.LoggedIn, "Log in by hand to see that it works."),
        };

        /// <summary>That the login went over HTTP; null where it did not, or was not tried.</summary>
        public string? InClear => done.Login.State is LoginState.Untried ? null : ClearLogin.Warning(done.ClusterName, done.Login.Url);

        /// <summary>What to know about a first administrator.</summary>
        public string ClaimedLate =>
            $"The panel of {done.ClusterName} had no user yet: {done.Email} is its first administrator now. Until this moment anybody who reached it could have made himself one.";
    }

    static string Said(PasswordReset done) => (done.Login.Said ?? "").TrimEnd('.');
}
