using System.Diagnostics;
using System.Globalization;

namespace AmsCluster.Execution;

/// <summary>Tells processes apart, over machines and over time: an id of the system's is taken again by and by.</summary>
internal static class ThisProcess
{
    /// <summary>This machine since it was started, as far as its processes see each other: containers of one machine may not.</summary>
    public static string Machine { get; } = OperatingSystem.IsLinux() && Text("/proc/sys/kernel/random/boot_id") is { } boot
        ? $"{boot}:{new FileInfo("/proc/self/ns/pid").LinkTarget}"
        : Environment.MachineName;

    /// <summary>When it was started.</summary>
    public static string Start { get; } = StartOf(Environment.ProcessId) ?? "";

    /// <summary>When a process of this machine was started; null when there is none of that id.</summary>
    public static string? StartOf(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            // After the name, which may have anything in it: the state, and as the twentieth the start (proc(5)).
            var fields = Text($"/proc/{id}/stat") is { } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;
            return fields is null or ["Z" or "X", ..] ? null : fields[19];
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return new DateTimeOffset(process.StartTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
