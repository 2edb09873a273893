using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>Results on a terminal that are drawn over themselves; the last ones stay. (The library's own live display never becomes narrower again.)</summary>
internal sealed class LiveScreen(TextWriter writer)
{
    const string EraseLine = "\e[K";
    const string EraseBelow = "\e[J";

    readonly IAnsiConsole _console = Spectral.Console(writer);
    (int Width, int Height) _size;
    int _drawn;

    /// <summary>Draws lines over those of the last time.</summary>
    /// <param name="lines">The lines for a number of columns.</param>
    public void Draw(Func<int, IReadOnlyList<Line>> lines)
    {
        var size = (_console.Profile.Width, _console.Profile.Height);
        if (_drawn > 0 && size != _size) _console.Clear();
        else if (_drawn > 0) _console.Cursor.MoveUp(_drawn);
        _size = size;
        var fitting = Picture.Of(lines(size.Width - 1), _console).ToList();
        foreach (var line in fitting)
        {
            _console.Write(line);
            _console.Write(new ControlCode(EraseLine));
            _console.WriteLine();
        }

        _console.Write(new ControlCode(EraseBelow));
        _drawn = fitting.Count;
    }
}
