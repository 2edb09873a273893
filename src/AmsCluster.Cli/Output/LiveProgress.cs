using AmsCluster.Execution;
using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>Progress on a terminal: what is running, drawn over itself several times a second, gone when it is over.</summary>
internal sealed class LiveProgress(TextWriter writer) : IProgress
{
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(150);

    readonly IAnsiConsole _console = Spectral.Console(writer);
    readonly Board _board = new();
    readonly Lock _gate = new();
    TaskCompletionSource? _drawing;
    Task _display = Task.CompletedTask;
    string? _note;

    public void On(EngineEvent e)
    {
        _board.On(e);
        lock (_gate)
        {
            if (_drawing is not null) return;
            _drawing = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _display = Draw(_drawing.Task);
        }
    }

    public void Note(string text)
    {
        lock (_gate)
        {
            _note = text;
            if (_drawing is null) _console.WriteLine(text);
        }
    }

    public async Task Rest()
    {
        Task display;
        lock (_gate)
        {
            if (_drawing is null) return;
            _drawing.SetResult();
            _drawing = null;
            display = _display;
        }

        await display;
    }

    async Task Draw(Task end)
    {
        // A hard end of the process must not leave the terminal without its cursor.
        void ShowCursor(object? sender, EventArgs e) => _console.Cursor.Show(true);
        AppDomain.CurrentDomain.ProcessExit += ShowCursor;
        await Task.Yield();
        await _console.Live(Picture()).AutoClear(true).StartAsync(async display =>
        {
            while (!end.IsCompleted)
            {
                display.UpdateTarget(Picture());
                await Task.WhenAny(Task.Delay(Frame), end);
            }
        });
        AppDomain.CurrentDomain.ProcessExit -= ShowCursor;
    }

    Rows Picture()
    {
        var lines = _board.Lines().ToList();
        if (_note is not null) lines.Add(new((_note, Tone.Warning)));

        // At least two lines: to draw over a single one the library moves the cursor up by none, which terminals take for one.
        lines.Add("");
        return new(Output.Picture.Of(lines, _console));
    }
}
