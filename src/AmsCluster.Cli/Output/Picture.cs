using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>Lines as they are drawn over and over: as much as fits, for what is drawn over must not have scrolled away or been wrapped.</summary>
internal static class Picture
{
    /// <summary>The lines that fit.</summary>
    public static IEnumerable<Paragraph> Of(IReadOnlyList<Line> lines, IAnsiConsole console)
    {
        var room = Math.Max(2, console.Profile.Height - 2);
        var shown = lines.Count <= room ? lines : lines.Take(room - 1).Append(new(($"… {lines.Count - room + 1} more lines, for which the window is too low", Tone.Faint)));
        return shown.Select(l => Cut(l, console.Profile.Width - 1));
    }

    static Paragraph Cut(Line line, int room)
    {
        var text = new Paragraph();
        foreach (var (piece, tone) in line.Pieces)
        {
            var part = piece.ReplaceLineEndings(" ");
            text.Append(part.Length <= room ? part : part[..Math.Max(0, room)], Spectral.Style(tone));
            room -= part.Length;
            if (room <= 0) break;
        }

        return text;
    }
}
