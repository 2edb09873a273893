using System.Diagnostics;
using Xunit.Sdk;

namespace AmsCluster.Tests.Emulator;

/// <summary>A test that runs against the emulator. Where it cannot be started the test is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public sealed class EmulatorFactAttribute : FactAttribute, ITraitAttribute
{
    public EmulatorFactAttribute() => Skip = Python.Lacks;
}

/// <summary>The same for one that hands a process its trust by <c>SSL_CERT_FILE</c>, which is OpenSSL's way and so Linux's.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public sealed class LinuxEmulatorFactAttribute : FactAttribute, ITraitAttribute
{
    public LinuxEmulatorFactAttribute() => Skip = OperatingSystem.IsLinux() ? Python.Lacks : "SKIPPED: trust is handed over by SSL_CERT_FILE, which only Linux looks at";
}

/// <summary>The same for one that runs a command at a terminal.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public sealed class TerminalFactAttribute : FactAttribute, ITraitAttribute
{
    public TerminalFactAttribute() =>
        Skip = OperatingSystem.IsWindows() ? "SKIPPED: Python has no pseudo terminals on Windows" : Python.Lacks;
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public sealed class EmulatorTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public EmulatorTheoryAttribute() => Skip = Python.Lacks;
}

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
