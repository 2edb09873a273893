using AmsCluster.Upgrading;

namespace AmsCluster.Tests.Upgrading;

/// <summary>What Parameter Store keeps of an upgrade that is under way.</summary>
public sealed class UpgradeNoteTests
{
    static readonly UpgradeNote Note = new("ami-1", "ami-2", UpgradeStrategy.AllAtOnce, new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero), new Dictionary<NodeRole, UpgradeNote.GroupNote>
    {
        [NodeRole.Origin] = new(3, 1, 10, 2),
        [NodeRole.Edge] = new(14, 0, 40, 7),
    });

    [Fact]
    public void What_is_written_is_read()
    {
        foreach (var note in new[] { Note, Note with { Back = "two\nlines", Drains = true } })
        {
            var read = UpgradeNote.Parse(note.Text)!;
            Assert.Equal((note.From, note.To, note.Strategy, note.Since, note.Drains), (read.From, read.To, read.Strategy, read.Since, read.Drains));
            Assert.Equal(note.Groups.OrderBy(g => g.Key), read.Groups.OrderBy(g => g.Key));
            Assert.Equal(note.Back?.ReplaceLineEndings(" "), read.Back);
        }
    }

    [Fact]
    public void It_leads_to_the_new_image_and_back_to_the_old_one()
    {
        Assert.Equal("ami-2", Note.Target);
        Assert.Equal("ami-1", (Note with { Back = "why" }).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("from ami-1\nto ami-2")]
    [InlineData("from ami-1\nto ami-2\nstrategy Slowly\nsince 2026-11-22 08:30:00Z")]
    public void Something_else_is_no_note(string text) => Assert.Null(UpgradeNote.Parse(text));
}
