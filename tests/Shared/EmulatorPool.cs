using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AmsCluster.Tests.Emulator;

/// <summary>
/// The emulators of a test run, on free ports of the loopback interface. One that is given back serves the next test class:
/// to start one takes two seconds of a processor. All end with the run.
/// </summary>
internal static class EmulatorPool
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    static readonly ConcurrentBag<string> Idle = [];

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The address of an empty emulator that no other class uses.</summary>
    public static async Task<string> Take() => Idle.TryTake(out var idle) ? idle : await Start();

    /// <summary>Empties an emulator and gives it back.</summary>
    public static async Task Return(string url)
    {
        await Reset(url);
        Idle.Add(url);
    }

    /// <summary>Empties an emulator, its seeds aside, and switches off what a test that failed has left on.</summary>
    public static async Task Reset(string url)
    {
        await Post(url, "emulator/faults", "{}");
        await Post(url, "emulator/consistency", "{}");
        await Post(url, "emulator/throttling?on=0");
        await Post(url, "emulator/latency?ms=0");
        await Post(url, "moto-api/reset");
        await Post(url, "emulator/calls/reset");
    }

    static async Task Post(string url, string path, string? json = null)
    {
        using var content = json is null ? null : new StringContent(json);
        using var answer = await Http.PostAsync($"{url}/{path}", content);
        answer.EnsureSuccessStatusCode();
    }

    static async Task<string> Start()
    {
        var script = Path.Combine(Repository, "emulator", "run.py");
        var parent = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Python.Command, [script, "--port", "0", "--parent", parent])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The emulator did not start.");
        return $"http://127.0.0.1:{line.Split(' ')[1]}";
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AmsCluster.slnx"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
