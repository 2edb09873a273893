using AmsCluster.Execution;

namespace AmsCluster.Cli.Output;

/// <summary>Progress for logs: a line for each finished change, and for each wait that lasts.</summary>
internal sealed class PlainProgress(Page page) : IProgress
{
    // A wait that is over soon is not worth a line; one that lasts is told again when AWS says something new, or to show that it lasts.
    const int Soon = 5_000;
    const int Again = 30_000;

    readonly Lock _gate = new();
    readonly Dictionary<string, (long Next, string? Last)> _waits = new(StringComparer.Ordinal);
    int _done;
    int _steps;

    public void On(EngineEvent e)
    {
        lock (_gate)
        {
            switch (e)
            {
                case EngineEvent.Phase phase:
                    (_done, _steps) = (0, phase.Steps);
                    _waits.Clear();
                    break;
                case EngineEvent.Finished finished:
                    page.Write($"[{++_done}/{_steps}] {Wording.Past(finished)} ({finished.Elapsed.TotalSeconds:F1} s)");
                    break;
                case EngineEvent.Failed failed:
                    page.Write($"failed: {failed.Change.Sentence}");
                    break;
                case EngineEvent.Tested tested:
                    page.Write($"[{++_done}/{_steps}] {FlightText.Ended(tested.Result)} ({tested.Result.Elapsed.TotalSeconds:F1} s)");
                    break;
                case EngineEvent.Waiting waiting:
                    On(waiting);
                    break;
            }
        }
    }

    public void Note(string text)
    {
        lock (_gate) page.Write(text);
    }

    public Task Rest() => Task.CompletedTask;

    void On(EngineEvent.Waiting waiting)
    {
        var now = Environment.TickCount64;
        if (!_waits.TryGetValue(waiting.What, out var wait))
        {
            _waits[waiting.What] = (now + Soon, null);
            return;
        }

        if (now < wait.Next && (wait.Last is null || wait.Last == waiting.Last)) return;
        page.Write($"waiting for {waiting.What}{Wording.Said(waiting.Last)}");
        _waits[waiting.What] = (now + Again, waiting.Last ?? "");
    }
}
