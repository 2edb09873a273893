using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>Results on a terminal that are drawn over themselves; the last ones stay.</summary>
internal sealed class LiveScreen(TextWriter writer)
{
    readonly IAnsiConsole _console = Spectral.Console(writer);

    /// <summary>Draws until the work is done.</summary>
    /// <param name="work">Gets what draws lines of at most a number of columns.</param>
    public Task Show(Func<Action<Func<int, IReadOnlyList<Line>>>, Task> work)
    {
        var size = (_console.Profile.Width, _console.Profile.Height);
        return _console.Live(new Rows()).StartAsync(display => work(lines =>
        {
            // What was drawn for another size is somewhere else now.
            if (size != (_console.Profile.Width, _console.Profile.Height)) _console.Clear();
            size = (_console.Profile.Width, _console.Profile.Height);
            display.UpdateTarget(Picture.Of(lines(size.Width - 1), _console));
            display.Refresh();
        }));
    }
}
