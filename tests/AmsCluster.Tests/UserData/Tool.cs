using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AmsCluster.Tests.UserData;

/// <summary>What this machine offers for running the boot scripts as real processes.</summary>
internal static class Tool
{
    private static readonly Lazy<string?> Python = new(() => Try("python3", "-c", "import sys; print(sys.executable)"));
    private static readonly Lazy<string?> Bash = new(() => OperatingSystem.IsLinux() ? Try("bash", "-c", "echo yes") : null);
    private static readonly Lazy<string?> Openssl = new(() => Try("openssl", "version"));
    private static readonly Lazy<string?> Botocore = new(() => Try("python3", "-c", "import botocore; print(botocore.__version__)"));

    /// <summary>The path of the real interpreter.</summary>
    public static string PythonPath => Python.Value ?? throw new InvalidOperationException("There is no python3.");

    public static string? WhyNoShell => Bash.Value is null || Python.Value is null ? "SKIPPED: needs bash and python3 on Linux" : null;

    public static string? WhyNoOpenssl => WhyNoShell ?? (Openssl.Value is null ? "SKIPPED: openssl is not installed" : null);

    public static string? WhyNoBotocore => WhyNoShell ?? (Botocore.Value is null ? "SKIPPED: python3 has no botocore to compare with" : null);

    /// <summary>Runs a program with this standard input and gives what it said.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, IEnumerable<string> arguments, string input = "",
        IReadOnlyDictionary<string, string>? environment = null, Action<Process>? meanwhile = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        meanwhile?.Invoke(process);
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within a minute.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>What a program says. Null where it fails or is not installed.</summary>
    public static string? Try(string program, params string[] arguments)
    {
        try
        {
            var (code, output, _) = Run(program, arguments);
            return code == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>A test that needs bash and python3.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Tool.WhyNoShell, test);

/// <summary>A test with data that needs bash and python3.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellTheoryAttribute([CallerMemberName] string? test = null)
    : SlowTheoryAttribute(Tool.WhyNoShell, test);

/// <summary>A test that needs a shell and openssl.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpensslFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Tool.WhyNoOpenssl, test);

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpensslTheoryAttribute([CallerMemberName] string? test = null)
    : SlowTheoryAttribute(Tool.WhyNoOpenssl, test);

/// <summary>A test that needs the AWS SDK for Python.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute([CallerMemberName] string? test = null) : SlowFactAttribute(Tool.WhyNoBotocore, test);
