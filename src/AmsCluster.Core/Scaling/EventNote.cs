using System.Globalization;

namespace AmsCluster.Scaling;

/// <summary>
/// That a group has other sizes than its spec for a while, as a tag of the group: it is put on before the first change and taken off after
/// the last. So every machine knows that these sizes are meant, until when, and what comes after them, without a call of its own.
/// </summary>
/// <param name="Name">What the event is called.</param>
/// <param name="Held">The sizes while it lasts.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends; null for not by itself.</param>
/// <param name="After">The sizes that its end puts back.</param>
internal sealed record EventNote(string Name, GroupSizes Held, DateTimeOffset From, DateTimeOffset? Until, GroupSizes After)
{
    /// <summary>What the tags of all events begin with.</summary>
    public const string Prefix = "amscluster:event:";

    /// <summary>The most tags of an Auto Scaling group (Auto Scaling User Guide, Tag naming and usage restrictions).</summary>
    public const int MostTags = 50;

    const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    const string Never = "cancelled";

    /// <summary>The tag.</summary>
    public string Tag => Prefix + Name;

    /// <summary>The tag's value: AWS takes letters, digits, spaces and + - = . _ : / @ in it.</summary>
    public string Text => $"{Held} from {Told(From)} until {(Until is { } until ? Told(until) : Never)} then {After}";

    /// <summary>Whether it lasts at a time.</summary>
    public bool Holds(DateTimeOffset now) => From <= now && (Until is null || now < Until);

    /// <summary>Whether it is over at a time.</summary>
    public bool IsOver(DateTimeOffset now) => Until <= now;

    /// <summary>Whether it was called off before it began, by a run that did not come to its end.</summary>
    public bool IsVoid => Until <= From;

    /// <summary>Reads a group's; what somebody has changed beyond reading counts as none.</summary>
    public static IReadOnlyList<EventNote> Of(AutoScaling.AutoScalingGroup group) =>
        [.. group.Tags.Where(t => t.Key?.StartsWith(Prefix, StringComparison.Ordinal) is true).Select(t => Parse(t.Key![Prefix.Length..], t.Value ?? "")).OfType<EventNote>().OrderBy(n => n.From)];

    /// <summary>Reads what <see cref="Text"/> writes; null when it is something else.</summary>
    public static EventNote? Parse(string name, string text) =>
        text.Split(' ') is [var held, "from", var from, "until", var until, "then", var after]
        && Sizes(held) is { } sizes && Time(from) is { } begin && (until == Never || Time(until) is not null) && Sizes(after) is { } before
            ? new(name, sizes, begin, Time(until), before) : null;

    static string Told(DateTimeOffset time) => time.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture);

    static GroupSizes? Sizes(string text) => text.Split("..") is [var min, var max]
        && int.TryParse(min, CultureInfo.InvariantCulture, out var least) && int.TryParse(max, CultureInfo.InvariantCulture, out var most) ? new(least, most) : null;

    static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, Seconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
