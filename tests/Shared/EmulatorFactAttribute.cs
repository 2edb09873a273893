using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AmsCluster.Tests.Emulator;

/// <summary>A test that runs against the emulator. Where it cannot be started the test is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Python.Lacks, test);

/// <summary>The same for one whose process trusts what <c>SSL_CERT_FILE</c> names, which OpenSSL reads on Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxEmulatorFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(OperatingSystem.IsLinux() ? Python.Lacks : "SKIPPED: only Linux reads SSL_CERT_FILE", test);

/// <summary>The same for one that runs a command at a terminal.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(OperatingSystem.IsWindows() ? "SKIPPED: Python has no pseudo terminals on Windows" : Python.Lacks, test);

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorTheoryAttribute([CallerMemberName] string? test = null)
    : SlowTheoryAttribute(Python.Lacks, test);

/// <summary>The Python that the emulator runs on.</summary>
internal static class Python
{
    public const string Command = "python3";

    /// <summary>What is missing for the emulator; null when nothing is.</summary>
    public static string? Lacks { get; } = Look();

    static string? Look()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Command, ["-c", "import moto.server"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "The AWS emulator cannot start: Python has no moto[server]; install emulator/requirements.txt.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"The AWS emulator cannot start: there is no {Command} on the path.";
        }
    }
}
