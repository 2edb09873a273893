using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace AmsCluster.Tests;

/// <summary>
/// PowerShell from the NuGet package that the project downloads. A small <c>pwsh</c> before all others on the path starts the
/// same one: the launcher of the .NET tool starts another process, and keeps a signal that is sent to it.
/// </summary>
internal static class PowerShellProcess
{
    static readonly string Home = AppContext.BaseDirectory;
    static readonly string Dll = Path.Combine(
        Package("powershell"), "tools", "net10.0", "any", OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    // As it was before a test in this process changed it.
    static readonly IDictionary Outside = Environment.GetEnvironmentVariables();
    static readonly Lazy<string> Launcher = new(MakeLauncher);

    // A shell lets what it starts in the background ignore Ctrl+C, which tests send.
    const string WithCtrlC = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        + "os.execvp('dotnet', ['dotnet', *sys.argv[1:]])";

    /// <summary>How to start it, with Pester among its modules.</summary>
    /// <param name="emulator">The emulator's address.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Start(string emulator, params IEnumerable<string> arguments)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("dotnet", [Dll, .. arguments])
            : new ProcessStartInfo(Emulator.Python.Command, ["-c", WithCtrlC, Dll, .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (DictionaryEntry variable in Outside) start.Environment[(string)variable.Key] = (string?)variable.Value;
        SetEnvironment((name, value) => start.Environment[name] = value, emulator);
        return start;
    }

    /// <summary>Sets what a session of the tests finds in its environment.</summary>
    /// <param name="set">Sets a variable.</param>
    /// <param name="emulator">The emulator's address.</param>
    public static void SetEnvironment(Action<string, string> set, string emulator)
    {
        set("PATH", $"{Launcher.Value}{Path.PathSeparator}{Outside["PATH"]}");
        set("PSModulePath", Path.Combine(Home, "modules"));
        set("POWERSHELL_TELEMETRY_OPTOUT", "off");
        set("POWERSHELL_UPDATECHECK", "off");
        set("AMSCLUSTER_TEST_EMULATOR", emulator);
    }

    static string Package(string name) => typeof(PowerShellProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == name).Value!;

    static string MakeLauncher()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, "launcher")).FullName;
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(Path.Combine(folder, "pwsh.cmd"), $"@dotnet \"{Dll}\" %*\r\n");
            return folder;
        }

        var file = Path.Combine(folder, "pwsh");
        File.WriteAllText(file, $"#!/bin/sh\nexec dotnet '{Dll}' \"$@\"\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
