using AmsCluster.Execution;

namespace AmsCluster.Cli.Output;

/// <summary>What is going on now, put together from the engine's events: the content of the live display.</summary>
internal sealed class Board
{
    readonly Lock _gate = new();
    readonly Dictionary<PlannedChange, long> _running = [];
    readonly Dictionary<string, Wait> _waits = new(StringComparer.Ordinal);
    readonly List<TestResult> _tested = [];
    readonly long _start = Environment.TickCount64;
    string _phase = "";
    int _done;
    int _steps;

    public void On(EngineEvent e)
    {
        lock (_gate)
        {
            switch (e)
            {
                case EngineEvent.Phase phase:
                    (_phase, _done, _steps) = (phase.Name, 0, phase.Steps);
                    _waits.Clear();
                    break;
                case EngineEvent.Started started:
                    _running[started.Change] = Environment.TickCount64;
                    break;
                case EngineEvent.Finished finished:
                    _running.Remove(finished.Change);
                    _done++;
                    break;
                case EngineEvent.Failed failed:
                    _running.Remove(failed.Change);
                    break;
                case EngineEvent.Tested tested:
                    _done++;
                    _tested.Insert(0, tested.Result);
                    break;
                case EngineEvent.Waiting waiting:
                    var now = Environment.TickCount64;
                    _waits[waiting.What] = _waits.TryGetValue(waiting.What, out var wait) ? wait.Seen(now, waiting.Last) : new(now, now, 1_000, waiting.Last);
                    break;
            }
        }
    }

    /// <summary>The lines to show.</summary>
    public IReadOnlyList<Line> Lines()
    {
        lock (_gate)
        {
            var now = Environment.TickCount64;
            foreach (var over in _waits.Where(w => w.Value.IsOver(now)).Select(w => w.Key).ToList()) _waits.Remove(over);
            return
            [
                new((Headline, Tone.Strong), ($"  {Seconds(now - _start)}", Tone.Faint)),
                .. _running.Select(r => new Line(($"  {Seconds(now - r.Value),7}  ", Tone.Faint), (Wording.Present(r.Key), Tone.Plain))),
                .. _tested.OrderBy(t => t.Outcome is not TestOutcome.Failed).Select(t => new Line(($"  {Seconds((long)t.Elapsed.TotalMilliseconds),7}  ", Tone.Faint), (FlightText.Ended(t), FlightText.ToneOf(t.Outcome)))),
                .. _waits.Select(w => new Line(($"  {Seconds(now - w.Value.Since),7}  ", Tone.Faint), ($"waiting for {w.Key}", Tone.Warning), (Wording.Said(w.Value.Last), Tone.Faint))),
            ];
        }
    }

    string Headline => _phase switch
    {
        EngineEvent.Reading => "Reading what AWS has",
        EngineEvent.Checking => "Checking before the first write",
        EngineEvent.Changing => $"{_done} of {_steps} changes made",
        EngineEvent.Serving => "Waiting for the nodes to serve",
        EngineEvent.Testing => $"{_done} of {_steps} checks made",
        _ => "Working",
    };

    static string Seconds(long milliseconds) => $"{milliseconds / 1000.0:F1} s";

    /// <summary>A wait. Nobody says when one is over: it is when the next look, which comes after a somewhat longer pause each, stays out.</summary>
    sealed record Wait(long Since, long Latest, long Pause, string? Last)
    {
        public Wait Seen(long now, string? last) => this with { Latest = now, Pause = Math.Max(now - Latest, 1_000), Last = last };

        public bool IsOver(long now) => now - Latest > (2 * Pause) + 1_000;
    }
}
