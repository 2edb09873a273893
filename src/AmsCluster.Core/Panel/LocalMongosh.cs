using System.ComponentModel;
using System.Diagnostics;

namespace AmsCluster.Panel;

/// <summary>
/// MongoDB's shell on this machine. What is secret goes to it by the environment, which the user alone can read: arguments are for all to see.
/// Its log and its history go to a folder that is removed at the end.
/// </summary>
/// <param name="program">The program, where it is not the one on the path.</param>
internal sealed class LocalMongosh(string program = "mongosh")
{
    const int TimedOut = 124;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs a script, which opens its connection itself.</summary>
    /// <returns>The exit code, 124 where it took more than a minute, and what it wrote.</returns>
    /// <exception cref="AmsException">There is no mongosh.</exception>
    public async Task<(int Exit, string Output, string Error)> Run(string script, Dictionary<string, string?> environment, CancellationToken stop)
    {
        var home = Directory.CreateTempSubdirectory("amscluster-mongosh-");
        try
        {
            var file = Path.Combine(home.FullName, "script.js");
            await File.WriteAllTextAsync(file, script, stop);
            return await Run(home.FullName, file, environment, stop);
        }
        finally
        {
            // On Windows what a process had open a moment ago may still be held.
            try { home.Delete(recursive: true); }
            catch (IOException) { }
        }
    }

    async Task<(int Exit, string Output, string Error)> Run(string home, string file, Dictionary<string, string?> environment, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, ["--nodb", "--quiet", "--norc", "--file", file])
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in new[] { "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA" }) start.Environment[name] = home;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Start(start);
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await Task.WhenAll(output, error, process.WaitForExitAsync(limit.Token));
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            return (TimedOut, "", "");
        }
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new AmsException("AmsMongoshMissing", $"There is no mongosh here: {e.Message}", "Install MongoDB's shell (https://www.mongodb.com/try/download/shell) so that it is on the path, or let the MongoDB node do it: leave --direct out.", inner: e);
        }
    }
}
