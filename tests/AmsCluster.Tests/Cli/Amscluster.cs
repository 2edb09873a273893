using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.Cli;

/// <summary>The built command as a real process, without a terminal.</summary>
internal sealed class Amscluster(string? endpoint = null)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Environment variables for it, over those that it always gets.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test" };

    /// <summary>Told of each line on standard error when it comes, with the process.</summary>
    public Action<string, Process>? OnError { get; init; }

    /// <summary>What is on its standard input; null for nothing.</summary>
    public string? Input { get; init; }

    /// <summary>The path of an example.</summary>
    public static string Example(string name) => Path.Combine(AppContext.BaseDirectory, "examples", name);

    /// <summary>Runs it to its end.</summary>
    public async Task<Outcome> Run(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        if (Input is not null) await process.StandardInput.WriteAsync(Input);
        process.StandardInput.Close();
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            error.Append(line.Data).Append('\n');
            OnError?.Invoke(line.Data, process);
        };
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, output, error.ToString());
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"amscluster {string.Join(' ', arguments)} did not end. It said: {error}", e);
        }
    }

    /// <summary>
    /// Runs it at a terminal and answers a question each time that it is put; all that the terminal shows is its
    /// output.
    /// </summary>
    public async Task<Outcome> RunAtTerminal(string question, string answer, params string[] arguments)
    {
        var start = Start(arguments);
        var script = Path.Combine(Emulator.EmulatorFixture.Repository, "tests", "terminal.py");
        List<string> command = [script, question, answer, start.FileName, .. start.ArgumentList];
        start.FileName = Emulator.Python.Command;
        start.ArgumentList.Clear();
        command.ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"amscluster {string.Join(' ', arguments)} did not end.", e);
        }
    }

    /// <summary>Runs it until something is the case, and kills it then: at once and without a word.</summary>
    public async Task Kill(Func<Task<bool>> when, params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited && !await when()) await Task.Delay(10);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Runs it until it has written enough to standard output, and asks it to stop then, as SIGTERM does.</summary>
    public async Task<Outcome> Follow(Func<IReadOnlyList<string>, Task<bool>> enough, params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (!await enough(lines)) continue;
                using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(limit.Token);
                break;
            }

            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"amscluster {string.Join(' ', arguments)} wrote no more than: {string.Join('\n', lines)}", e);
        }

        return new(process.ExitCode, string.Join('\n', lines), await error);
    }

    ProcessStartInfo Start(string[] arguments)
    {
        var host = System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "amscluster.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // What the machine has of AWS and of proxies is none of these tests' business.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || k.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-file");
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        if (endpoint is not null) start.Environment["AWS_ENDPOINT_URL"] = endpoint;
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }
}

/// <summary>How a run ended.</summary>
internal sealed record Outcome(int Exit, string Output, string Error)
{
    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json()
    {
        Assert.StartsWith("{", Output);
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    public Outcome MustBe(int exit)
    {
        Assert.True(Exit == exit, $"exit code {Exit} instead of {exit}\n{Output}\n{Error}");
        return this;
    }
}
