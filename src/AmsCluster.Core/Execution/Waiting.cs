namespace AmsCluster.Execution;

/// <summary>The one waiter: pauses that grow, a limit, and a timeout that says what was waited for and what AWS said last.</summary>
internal sealed class Waiting(string what, TimeSpan limit, Patience patience, IEngineEvents events, CancellationToken stop)
{
    readonly long _since = Environment.TickCount64;
    TimeSpan _pause = patience.FirstPause;

    /// <summary>Pauses once, or gives up.</summary>
    /// <param name="last">What AWS said last.</param>
    /// <param name="cause">The error that AWS said it with.</param>
    /// <param name="pass">Passes the pause in another way than by sleeping.</param>
    public async Task AWhile(string? last, Exception? cause = null, Func<TimeSpan, Task>? pass = null)
    {
        Tell(last, cause);
        await (pass?.Invoke(_pause) ?? Task.Delay(_pause, stop));
        _pause = patience.Longer(_pause, patience.LongestPause);
    }

    /// <summary>Tells what is waited for, or gives up.</summary>
    public void Tell(string? last, Exception? cause = null)
    {
        var waited = TimeSpan.FromMilliseconds(Environment.TickCount64 - _since);
        if (waited >= limit) throw TimedOut(waited, last, cause);
        events.On(new EngineEvent.Waiting(what, last));
    }

    AmsException TimedOut(TimeSpan waited, string? last, Exception? cause) =>
        new("AmsTimeout", $"Waited {waited.TotalSeconds:F0} s for {what}. AWS said last: {last ?? "nothing"}",
            ResumeAdvice.AfterWait(cause), inner: cause);
}
