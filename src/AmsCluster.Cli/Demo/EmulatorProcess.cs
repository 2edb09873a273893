using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AmsCluster.Cli.Demo;

/// <summary>The emulator of AWS as a process of ours: on a free port of this machine's loopback address, ended with the demo.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly Queue<string> _said = new();
    bool _kept;

    EmulatorProcess(Process process)
    {
        _process = process;

        // Ways out that no finally sees: a second Ctrl+C. What not even this sees, --parent does.
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    public int Pid => _process.Id;

    public string EndpointUrl { get; private set; } = "";

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="python">What runs it.</param>
    /// <param name="keep">Whether it may outlive this process.</param>
    /// <param name="stop">Gives up waiting.</param>
    public static async Task<EmulatorProcess> Start(Python python, bool keep, CancellationToken stop)
    {
        string[] life = keep ? [] : ["--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        var emulator = new EmulatorProcess(Process.Start(python.With([Folders.Launcher, "--port", "0", .. life]))!);
        try
        {
            await emulator.Listening(stop);
            return emulator;
        }
        catch
        {
            emulator.Dispose();
            throw;
        }
    }

    /// <summary>How many AWS calls it has answered, by its own count.</summary>
    public async Task<int> Answered(CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{EndpointUrl}/emulator/calls"), stop));
        return answer.RootElement.GetProperty("total").GetInt32();
    }

    /// <summary>Lets it run on when this process ends.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        _process.Dispose();
    }

    void End(object? sender, EventArgs e)
    {
        if (_kept || _process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(TimeSpan.FromSeconds(5));
    }

    async Task Listening(CancellationToken stop)
    {
        _process.StandardInput.Close();
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith("listening ", StringComparison.Ordinal)) continue;
                EndpointUrl = $"http://127.0.0.1:{int.Parse(line.AsSpan("listening ".Length), CultureInfo.InvariantCulture)}";
                return;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Failed($"did not answer within {Patience.TotalSeconds:F0} s");
        }

        await _process.WaitForExitAsync(stop);
        throw Failed($"ended with code {_process.ExitCode} before it answered");
    }

    void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > 8) _said.Dequeue();
        }
    }

    AmsException Failed(string how)
    {
        lock (_said)
        {
            return new("AmsEmulatorFailed", $"The emulator {how}. It said: {(_said.Count == 0 ? "nothing" : string.Join('\n', _said))}",
                $"Run it by hand to see more: python3 \"{Folders.Launcher}\" --port 0");
        }
    }
}
