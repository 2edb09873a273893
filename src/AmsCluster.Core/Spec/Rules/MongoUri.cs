using System.Globalization;
using System.Text.RegularExpressions;

namespace AmsCluster.Spec.Rules;

/// <summary>The address of a database. It may hold a password, so that no message here repeats any of it.</summary>
internal static class MongoUri
{
    /// <summary>What stands in place of a password.</summary>
    public const string Masked = "***";

    private const string Form = "mongo.uri must start with mongodb:// or mongodb+srv://, for example mongodb://10.0.0.5:27017: "
        + "a bare address makes Ant Media Server ask a question at the first start, which nobody answers, so that the node stays standalone, "
        + "and a bare host name it takes for Redis";

    /// <summary>What is wrong with the address; null when nothing is.</summary>
    public static string? Fault(string uri)
    {
        if (Scheme(uri) is not { } scheme)
            return Form;
        if (uri.Contains(":" + Masked + "@", StringComparison.Ordinal) || uri.Contains("=" + Masked, StringComparison.Ordinal))
            return "mongo.uri holds the mask *** in place of its password: put the password in";

        // Ant Media Server's script hands the address on without quotes. '?' and '&' begin options, and stay as they are there.
        if (!Patterns.Is(uri, "[A-Za-z0-9._~:/?@&=+,%-]*"))
            return "mongo.uri must hold no spaces, quotes, brackets or signs such as * and $: percent-encode them (a space is %20, * is %2A)";
        if (Patterns.Is(uri, ".*%(?![0-9A-Fa-f]{2}).*"))
            return "mongo.uri has a % that begins no percent-encoding: a % of its own is %25";

        var authority = uri[scheme.Length..].Split('/', '?')[0];
        var at = authority.LastIndexOf('@');
        if (at == 0)
            return "mongo.uri has an @ without a user name before it: leave the @ out for a database without a password";
        if (at > 0 && (authority.IndexOf('@', StringComparison.Ordinal) < at || authority[..at].Count(c => c == ':') > 1))
            return "mongo.uri has an @ or a : within its user name or password: percent-encode it (@ is %40, : is %3A)";
        if (at > 0 && authority[0] == ':')
            return "mongo.uri has a password without a user name before it";
        return Hosts(authority[(at + 1)..], scheme);
    }

    /// <summary>The address with <c>***</c> for all in it that is secret.</summary>
    public static string Mask(string uri)
    {
        // As far as the last @ wherever it is: rather too much is masked of a malformed address than too little.
        var start = Scheme(uri)?.Length ?? 0;
        var at = uri.LastIndexOf('@');
        var colon = at > start ? uri.IndexOf(':', start, at - start) : -1;
        var masked = colon < 0 ? uri : uri[..(colon + 1)] + Masked + uri[at..];
        return Regex.Replace(masked, "(?<=[?&](authMechanismProperties|[A-Za-z]*password)=)[^&]+", Masked,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.Patience);
    }

    private static string? Hosts(string hosts, string scheme)
    {
        const int HighestPort = 65535;
        var isService = scheme == "mongodb+srv://";
        if (!Patterns.Is(hosts, isService ? "[A-Za-z0-9.-]+" : "[A-Za-z0-9.-]+(:[0-9]{1,5})?(,[A-Za-z0-9.-]+(:[0-9]{1,5})?)*"))
        {
            return isService
                ? "mongo.uri with mongodb+srv:// names one host without a port"
                : "mongo.uri names no host: after mongodb:// and the user stands host:port, or several with commas between; "
                    + "percent-encode a / in the password (%2F)";
        }

        return hosts.Split(',').Select(h => h.Split(':')).Any(h => h.Length == 2 && int.Parse(h[1], CultureInfo.InvariantCulture) is 0 or > HighestPort)
            ? $"mongo.uri names a port that is none: ports go from 1 to {HighestPort}" : null;
    }

    private static string? Scheme(string uri)
        => Array.Find(["mongodb://", "mongodb+srv://"], s => uri.StartsWith(s, StringComparison.Ordinal));
}
