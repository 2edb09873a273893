using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>Lines in colour.</summary>
internal sealed class ColouredPage(TextWriter writer) : Page
{
    readonly IAnsiConsole _console = Unbroken(writer);

    public override void Write(Line line)
    {
        var text = new Paragraph();
        foreach (var (piece, tone) in line.Pieces) text.Append(piece, Spectral.Style(tone));
        _console.Write(text);
        _console.WriteLine();
    }

    // The terminal breaks long lines itself, so that an address stays one that can be clicked and copied.
    static IAnsiConsole Unbroken(TextWriter writer)
    {
        var console = Spectral.Console(writer);
        console.Profile.Width = 10_000;
        return console;
    }
}
