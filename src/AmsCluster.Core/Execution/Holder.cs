using System.Collections.Concurrent;
using System.Globalization;

namespace AmsCluster.Execution;

/// <summary>The run that is at work on a cluster, as the cluster's parameter tells it to every other run.</summary>
/// <param name="Told">Who it is, for people.</param>
/// <param name="Machine">Its machine, see <see cref="ThisProcess.Machine"/>.</param>
/// <param name="Process">Its process.</param>
/// <param name="Start">When the process was started.</param>
/// <param name="Nonce">What no other run has.</param>
/// <param name="Beat">Grows as long as it lives.</param>
internal sealed record Holder(string Told, string Machine, int Process, string Start, string Nonce, int Beat)
{
    const int Fields = 6;

    // The runs of this process: one whose note could not be taken away is over all the same.
    static readonly ConcurrentDictionary<string, bool> Running = new(StringComparer.Ordinal);

    /// <summary>A run that begins here and now.</summary>
    public static Holder Me(string verb) => new(
        $"{verb}, process {Environment.ProcessId} on {Environment.MachineName}, since {DateTimeOffset.UtcNow.ToString("u", CultureInfo.InvariantCulture)}",
        ThisProcess.Machine, Environment.ProcessId, ThisProcess.Start, Guid.NewGuid().ToString("N"), 0);

    /// <summary>Reads one; null when it says something else.</summary>
    public static Holder? Parse(string? text) =>
        text?.Split('\n') is { Length: Fields } f && int.TryParse(f[2], CultureInfo.InvariantCulture, out var process) && int.TryParse(f[5], CultureInfo.InvariantCulture, out var beat)
            ? new(f[0], f[1], process, f[3], f[4], beat) : null;

    /// <summary>Whether it is known to be over: only on its own machine can that be known at once.</summary>
    public bool IsDead => Machine == ThisProcess.Machine
        && (ThisProcess.StartOf(Process) != Start || (Process == Environment.ProcessId && !Running.ContainsKey(Nonce)));

    /// <summary>Notes that it is at work in this process.</summary>
    public Holder Begin()
    {
        Running[Nonce] = true;
        return this;
    }

    /// <summary>Notes that it is at work no longer.</summary>
    public void End() => Running.TryRemove(Nonce, out _);

    /// <summary>The parameter's value.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Told}\n{Machine}\n{Process}\n{Start}\n{Nonce}\n{Beat}");
}
