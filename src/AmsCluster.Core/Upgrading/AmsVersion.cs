using System.Globalization;
using System.Text.RegularExpressions;

namespace AmsCluster.Upgrading;

/// <summary>The version of Ant Media Server that an image tells.</summary>
internal static partial class AmsVersion
{
    /// <summary>From here on the panel takes a password only where MD5 of MD5 of it is stored (AMS CommonRestService.java).</summary>
    public static Version DoubleHash { get; } = new(2, 15, 0);

    /// <summary>From here on change_server_mode.sh asks on standard input, unless the database is given as an address.</summary>
    public static Version ModeScriptAsks { get; } = new(3, 0, 0);

    /// <summary>The version that an image tells, in its name or else its description; null when neither does.</summary>
    public static Version? Of(Ec2.Image? image) => Parse(image?.Name) ?? Parse(image?.Description);

    /// <summary>
    /// Reads it from the name of an image: written out after <c>v</c>, <c>ams</c> or the like, or in digits alone, as the publisher writes it:
    /// the first is the major version, the last the patch, and what is between the minor version (v264, v2170, v303).
    /// </summary>
    public static Version? Parse(string? name)
    {
        if (name is null) return null;
        if (WrittenOut().Match(name) is { Success: true } dotted) return new(Number(dotted, "major"), Number(dotted, "minor"), Number(dotted, "patch"));
        if (Digits().Match(name) is not { Success: true } match) return null;
        var digits = match.Groups["digits"].Value;
        return digits.Length == 2
            ? new(digits[0] - '0', digits[1] - '0', 0)
            : new(digits[0] - '0', int.Parse(digits[1..^1], CultureInfo.InvariantCulture), digits[^1] - '0');
    }

    /// <summary>Whether going from one to the other crosses a version.</summary>
    public static bool IsBetween(this Version version, Version from, Version to) => from < version && to >= version;

    static int Number(Match match, string group) => match.Groups[group] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?:ams|ant-?media(?:-?server)?|ee|(?<![a-z0-9])v)[-_ ]*v?(?<major>[1-9]\d?)\.(?<minor>\d{1,2})(?:\.(?<patch>\d{1,2}))?(?!\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenOut();

    [GeneratedRegex(@"(?<![a-z0-9])v(?<digits>\d{2,4})(?![\d.])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}
