using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// How fast AWS lets calls through that it counts together. It goes by AWS's own figures where there are some, else at first
/// without a limit, and learns from each refusal (<see cref="RefillRate"/>). The longer calls wait and none is refused, the more it dares.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class Pace(Quota quota)
{
    private readonly SemaphoreSlim _next = new(1);
    private readonly object _gate = new();
    private readonly RefillRate _rate = new(quota.Rate);

    // AWS's bucket fills from when a call arrives, ours from when it is sent: the half of a token is for the way.
    private double _size = quota.Tokens - 0.5;
    private double _tokens = quota.Tokens - 0.5;
    private double _at = Now;
    private int _refusals;

    /// <summary>A clock in seconds.</summary>
    public static double Now => (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;

    /// <summary>When AWS last let a call through.</summary>
    public double Progress { get; private set; } = Now;

    /// <summary>How many calls could go at once.</summary>
    public double Left
    {
        get
        {
            lock (_gate)
                return _rate.IsKnown ? _tokens : double.PositiveInfinity;
        }
    }

    /// <summary>Waits for the turn of a call, in the order in which they come.</summary>
    /// <returns>When it was.</returns>
    public async Task<double> Take(CancellationToken stop)
    {
        await _next.WaitAsync(stop);
        try
        {
            while (true)
            {
                var (pause, now) = TakeNow();
                if (pause <= 0)
                    return now;

                // In short stretches: a refusal that is told meanwhile changes what is waited for.
                await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(pause, 0.001, 0.5)), stop);
                lock (_gate)
                    _rate.Waited(Now - now);
            }
        }
        finally
        {
            _next.Release();
        }
    }

    /// <summary>A call that had its turn was not sent, or took no token at AWS.</summary>
    public void GiveBack()
    {
        lock (_gate)
            _tokens++;
    }

    /// <summary>AWS let a call through that had its turn at a moment.</summary>
    public void Admitted(double turn)
    {
        lock (_gate)
        {
            (Progress, _refusals) = (Now, 0);
            _rate.Admitted(turn);
        }
    }

    /// <summary>AWS refused a call that had its turn at a moment: its bucket is empty.</summary>
    public void Refused(double turn)
    {
        lock (_gate)
        {
            if (!_rate.Refused(turn, Now))
                return;
            var known = _rate.Now;
            _size = quota.Tokens > 0 ? _size : Math.Max(1, known);

            // A slow one is tried once before its time: somebody else may have used the bucket, or the figure be wrong.
            (_tokens, _at) = (1 - (_refusals++ == 0 ? Math.Min(1, known) : 1), Now);
        }
    }

    private (double Pause, double Now) TakeNow()
    {
        lock (_gate)
        {
            var now = Now;
            if (!_rate.IsKnown)
                return (0, now);
            _tokens = Math.Min(_size, _tokens + ((now - _at) * _rate.Now));
            _at = now;
            if (_tokens < 1)
                return ((1 - _tokens) / _rate.Now, now);
            _tokens--;
            return (0, now);
        }
    }
}
