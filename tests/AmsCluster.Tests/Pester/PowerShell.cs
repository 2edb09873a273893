using System.Diagnostics;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Pester;

/// <summary>
/// PowerShell from the NuGet package that the project downloads. A small <c>pwsh</c> before all others on the path starts the same
/// one: the launcher of the .NET tool starts another process, and keeps a signal that is sent to it.
/// </summary>
internal static class PowerShell
{
    static readonly string Home = AppContext.BaseDirectory;
    static readonly string Dll = Path.Combine(Package("powershell"), "tools", "net10.0", "any", OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");
    static readonly Lazy<string> Launcher = new(MakeLauncher);

    // A shell lets what it starts in the background ignore Ctrl+C, which tests send.
    static readonly string[] Hearing = OperatingSystem.IsWindows() ? [] :
        ["-c", "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp('dotnet', ['dotnet', *sys.argv[1:]])"];

    /// <summary>How to start it, with Pester among its modules.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "dotnet" : Python.Command, [.. Hearing, Dll, .. arguments])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Launcher.Value}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PSModulePath"] = Path.Combine(Home, "modules");
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = start.Environment["POWERSHELL_UPDATECHECK"] = "off";
        return start;
    }

    static string Package(string name) => typeof(PowerShell).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

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
