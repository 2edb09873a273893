using System.Diagnostics;

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

    /// <summary>How to start it, with Pester among its modules.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments])
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
