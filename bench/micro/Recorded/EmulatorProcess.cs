using System.Diagnostics;
using System.Globalization;

namespace AmsCluster.Micro.Recorded;

/// <summary>The emulator as a process of ours, for as long as answers are recorded.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    readonly Process _process;

    public EmulatorProcess()
    {
        string[] arguments = [Path.Combine(Repository.Root, "emulator", "run.py"), "--port", "0", "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("python3", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var line = _process.StandardOutput.ReadLine();
        Url = line?.StartsWith("listening ", StringComparison.Ordinal) is true
            ? new($"http://127.0.0.1:{line.Split(' ')[1]}")
            : throw new InvalidOperationException("The emulator did not start; what it needs is in emulator/requirements.txt.");
    }

    public Uri Url { get; }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
