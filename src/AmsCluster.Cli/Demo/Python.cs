using System.ComponentModel;
using System.Diagnostics;

namespace AmsCluster.Cli.Demo;

/// <summary>A Python interpreter: a program, and what comes before its own arguments.</summary>
internal sealed record Python(string Program, params IReadOnlyList<string> Prefix)
{
    // What the emulator needs, asked of Python itself: moto in the version that requirements.txt names, and what its server stands on.
    const string HasMoto = "import sys, moto, moto.server; sys.exit(moto.__version__ != sys.argv[1])";

    /// <summary>Whether it is there and is a Python 3.10 or newer.</summary>
    public async Task<bool> IsThere(CancellationToken stop) =>
        (await Run(["-c", "import sys; sys.exit(sys.version_info < (3, 10))"], stop)).Exit == 0;

    /// <summary>Whether it can run the emulator as it is.</summary>
    public async Task<bool> CanEmulate(string version, CancellationToken stop) => (await Run(["-c", HasMoto, version], stop)).Exit == 0;

    /// <summary>What starts it with arguments, its output caught. It sees nothing of AWS's settings: it is not to meet a real account.</summary>
    public ProcessStartInfo With(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, [.. Prefix, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, -1 when it could not be started, and the last that it said.</returns>
    public async Task<(int Exit, string Said)> Run(IEnumerable<string> arguments, CancellationToken stop)
    {
        try
        {
            using var process = Process.Start(With(arguments))!;
            process.StandardInput.Close();
            try
            {
                var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
                await process.WaitForExitAsync(stop);
                return (process.ExitCode, Last(string.Concat(said)));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }

    // pip warns of each retry; what it gave up for comes last.
    static string Last(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(l => !l.StartsWith("WARNING:", StringComparison.Ordinal)).TakeLast(5));
}
