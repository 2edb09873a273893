using System.Text.RegularExpressions;

namespace AmsCluster.Scaling;

/// <summary>What of a wish for other sizes is refused before AWS is asked.</summary>
internal static partial class ScalingRules
{
    const int GreatestSize = 1000;

    /// <summary>AWS refuses a start that is past when the call arrives.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    // A date that far away is most likely a slip of the pen.
    static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <summary>What an event without a name is called.</summary>
    public static string NameOf(ScalingRequest request) => request.EventName
        ?? (request.From is { } from ? from.UtcDateTime.ToString(from.Second == 0 ? "yyyyMMdd'T'HHmm'Z'" : "yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture) : "now");

    /// <exception cref="AmsException">It breaks a rule.</exception>
    public static void Require(ScalingRequest request, DateTimeOffset now)
    {
        if (request.Minimum.Count == 0) throw Bad("sizes", "no group is named", "Say --edge N or --origin N.");
        RequireName(request.EventName);
        foreach (var (role, min) in request.Minimum)
        {
            Within($"{role} minimum", min, 0);
            if (request.Maximum.TryGetValue(role, out var max))
            {
                Within($"{role} maximum", max, 1);
                if (max < min) throw Bad($"{role} maximum", $"{max} is less than the minimum {min}", "Give a maximum that is not less than the minimum.");
            }
        }

        if (request is { BeginNow: true, From: not null })
            throw Bad("start", "a start is given, and that it begins now", "Say one of the two.");
        if (request is { NoEnd: true, Until: not null })
            throw Bad("end", "an end is given, and that there is none", "Say one of the two.");
        if (request.From is { } from)
        {
            if (from < now + Ahead) throw Bad("start", $"{When.Told(from, now)} is in the past, or less than a minute ahead",
                    "Leave it out to begin now, or give a later time.");
            if (from > now + Farthest) throw Bad("start", $"{When.Told(from, now)} is more than a year ahead", "Say a time within a year.");
        }

        if (request.Until is not { } until) return;
        RequireOrder(request.From ?? now, until, now);
        if (until > now + Farthest) throw Bad("end", $"{When.Told(until, now)} is more than a year ahead", "Say a time within a year.");
    }

    /// <exception cref="AmsException">The end is not a minute after the start.</exception>
    public static void RequireOrder(DateTimeOffset from, DateTimeOffset? until, DateTimeOffset now)
    {
        if (until is not { } end || end >= from + Ahead) return;
        throw Bad("end", $"{When.Told(end, now)} is not after the start, {When.Told(from, now)}", "Say a later end.");
    }

    /// <exception cref="AmsException">It cannot be an event's name.</exception>
    public static void RequireName(string? name)
    {
        if (name is not null && !Name().IsMatch(name))
            throw Bad("event", $"'{name}' cannot be an event's name", "Use 1 to 64 letters, digits, dots, dashes and underscores, a letter or a digit first.");
    }

    static void Within(string what, int value, int least)
    {
        if (value < least || value > GreatestSize) throw Bad(what, $"{value} is not {least} to {GreatestSize} nodes", $"Say a number from {least} to {GreatestSize}.");
    }

    static AmsException Bad(string name, string what, string advice) => new("AmsBadArguments", $"{name}: {what}.", advice);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
