using AmsCluster.Scaling;

namespace AmsCluster.Tests.Scaling;

/// <summary>Times as people write them, and what a tag says of an event.</summary>
public sealed class WhenTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 22, 30, 20, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-01T18:00Z", "2026-12-01T18:00:00Z")]
    [InlineData("2026-12-01 18:00Z", "2026-12-01T18:00:00Z")]
    [InlineData("2026-12-01T18:00:30+05:30", "2026-12-01T12:30:30Z")]
    [InlineData("+90m", "2026-11-23T00:01:00Z")]
    [InlineData("+2h30m", "2026-11-23T01:01:00Z")]
    [InlineData("+1d", "2026-11-23T22:31:00Z")]
    public void A_time_is_read(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), When.Parse("--from", text, Now));

    [Fact]
    public void A_time_without_an_offset_is_one_of_this_machines_zone() =>
        Assert.Equal(new DateTimeOffset(new DateTime(2026, 12, 1, 18, 0, 0, DateTimeKind.Local)), When.Parse("--from", "2026-12-01 18:00", Now));

    [Theory]
    [InlineData("18:00")]
    [InlineData("18.00")]
    [InlineData("tomorrow")]
    [InlineData("+")]
    [InlineData("+2")]
    [InlineData("+2x")]
    [InlineData("2026-13-01T00:00Z")]
    [InlineData("01/12/2026 18:00")]
    public void What_is_no_time_is_refused_with_its_option(string text)
    {
        var error = Assert.Throws<AmsException>(() => When.Parse("--from", text, Now));
        Assert.Equal("AmsBadArguments", error.Code);
        Assert.StartsWith("--from: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T22:31:00Z", "2026-11-22 22:31 UTC (in less than a minute)")]
    [InlineData("2026-11-23T00:00:20Z", "2026-11-23 00:00:20 UTC (in 1 h 30 min)")]
    [InlineData("2026-12-02T00:31:00Z", "2026-12-02 00:31 UTC (in 9 days 2 h)")]
    [InlineData("2026-11-22T22:00:20Z", "2026-11-22 22:00:20 UTC (30 min ago)")]
    public void A_time_is_told_in_UTC_with_how_long_until_then(string time, string expected) =>
        Assert.Equal(expected, When.Told(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Fact]
    public void What_a_tag_says_is_read_back_and_aws_takes_its_characters()
    {
        foreach (var note in new EventNote[] { new("final", new(5, 20), Now, Now.AddHours(2), new(1, 10)), new("now", new(0, 1000), Now, null, new(1, 10)) })
        {
            Assert.Equal(note, EventNote.Parse(note.Name, note.Text));
            Assert.Matches(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", note.Text);
            Assert.InRange(note.Text.Length, 1, 256);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("5..20")]
    [InlineData("5..x from 2026-11-22T22:30:20Z until cancelled then 1..10")]
    [InlineData("5..20 from today until cancelled then 1..10")]
    [InlineData("5..20 from 2026-11-22T22:30:20Z until whenever then 1..10")]
    public void What_somebody_has_written_over_counts_as_none(string text) => Assert.Null(EventNote.Parse("final", text));
}
