using System.Runtime.InteropServices;

namespace AmsCluster.Cli.Running;

/// <summary>Ctrl+C and SIGTERM: the first asks to stop after the calls under way, the second ends at once.</summary>
internal sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly List<PosixSignalRegistration> _registrations;
    readonly Action _first;

    /// <param name="first">Told of the first signal, on a thread of the system's.</param>
    public StopSignal(Action first)
    {
        _first = first;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, On), PosixSignalRegistration.Create(PosixSignal.SIGTERM, On)];
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    void On(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stop.IsCancellationRequested) Environment.Exit(ExitCode.Stopped);

        // What waits on the token must not go on here: the system waits for this method.
        _ = _stop.CancelAsync();
        _first();
    }
}
