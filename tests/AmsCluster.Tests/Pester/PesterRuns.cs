using System.Collections.Concurrent;
using System.Diagnostics;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Pester;

/// <summary>
/// Runs the files of tests/Pester, each in a PowerShell of its own, two at a time on two emulators. While a case waits for its file the
/// next one runs already.
/// </summary>
public sealed class PesterRuns : IAsyncLifetime, IDisposable
{
    const int Lanes = 2;

    static readonly string Folder = Path.Combine(EmulatorFixture.Repository, "tests", "Pester");

    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _free = new(Lanes);
    readonly ConcurrentBag<EmulatorFixture> _emulators = [.. Enumerable.Range(0, Lanes).Select(_ => new EmulatorFixture())];
    readonly List<KeyValuePair<string, Lazy<Task<(int ExitCode, string Text)>>>> _runs;

    public PesterRuns() => _runs = [.. Files.Select(f => KeyValuePair.Create(f, new Lazy<Task<(int, string)>>(() => Run(f))))];

    /// <summary>The names of the files.</summary>
    public static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.Tests.ps1").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public Task InitializeAsync() => Task.WhenAll(_emulators.Select(e => e.InitializeAsync()));

    /// <summary>Exit code and text of a file's run.</summary>
    public Task<(int ExitCode, string Text)> Of(string file)
    {
        var place = _runs.FindIndex(r => r.Key == file);
        var run = _runs[place].Value.Value;
        if (place + 1 < _runs.Count) _ = _runs[place + 1].Value.Value;
        return run;
    }

    async Task<(int ExitCode, string Text)> Run(string file)
    {
        await _free.WaitAsync(_stop.Token);
        _emulators.TryTake(out var emulator);
        try
        {
            await emulator!.Reset();
            return await Run(file, emulator.EndpointUrl);
        }
        finally
        {
            _emulators.Add(emulator!);
            _free.Release();
        }
    }

    async Task<(int ExitCode, string Text)> Run(string file, string emulator)
    {
        var start = PowerShell.Start("-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder, "Run.ps1"), Path.Combine(Folder, file));
        start.Environment["AMSCLUSTER_TEST_EMULATOR"] = emulator;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await using var end = _stop.Token.Register(() => process.Kill(entireProcessTree: true));
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{await text}{await errors}");
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_emulators.Select(e => e.DisposeAsync()));
    }

    public void Dispose()
    {
        _stop.Dispose();
        _free.Dispose();
    }
}
