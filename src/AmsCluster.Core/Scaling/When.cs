using System.Globalization;
using System.Text.RegularExpressions;

namespace AmsCluster.Scaling;

/// <summary>Points in time, as people write and read them.</summary>
public static partial class When
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Reads one: ISO 8601 with Z or an offset, a time of this machine's zone without, or a time from <paramref name="since"/> on (<c>+90m</c>, <c>+2h30m</c>, <c>+1d</c>).</summary>
    /// <exception cref="AmsException">It is none of these.</exception>
    public static DateTimeOffset Parse(string option, string text, DateTimeOffset since)
    {
        if (Span().Match(text) is { Success: true } span)
            return Whole(since.AddDays(Number(span, "d")).AddHours(Number(span, "h")).AddMinutes(Number(span, "m")));
        return Date().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time.ToUniversalTime()
            : throw new AmsException("AmsBadArguments", $"{option}: {text} is no time.", "Write 2026-12-01T18:00Z, 2026-12-01T18:00+05:30, 2026-12-01 18:00 (in the zone of this machine), or a time from now on: +90m, +2h30m, +1d.");
    }

    /// <summary>A time in UTC, and how long until then or since.</summary>
    public static string Told(DateTimeOffset time, DateTimeOffset now) =>
        $"{Plain(time)} ({(time > now ? $"in {Long(time - now)}" : $"{Long(now - time)} ago")})";

    /// <summary>A time in UTC.</summary>
    public static string Plain(DateTimeOffset time) => time.UtcDateTime.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    static string Long(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{time.Minutes} min",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{time.Days} {(time.Days == 1 ? "day" : "days")} {time.Hours} h",
    };

    // A full minute says what is meant, and two events that are said one after another do not end at the same time by chance.
    static DateTimeOffset Whole(DateTimeOffset time) => new(((time.UtcTicks + Minute.Ticks - 1) / Minute.Ticks) * Minute.Ticks, TimeSpan.Zero);

    static int Number(Match span, string unit) => span.Groups[unit].Success ? int.Parse(span.Groups[unit].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\+(?=\d)((?<d>\d{1,4})d)?((?<h>\d{1,4})h)?((?<m>\d{1,4})m)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();

    // TryParse alone takes much that nobody means: 18.00 is a date to it.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?\s?(Z|[+-]\d\d:?\d\d)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
