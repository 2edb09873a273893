using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests;

/// <summary>The files of tests/Pester.</summary>
internal static class PesterFiles
{
    /// <summary>The first line of a file that needs a PowerShell process for itself.</summary>
    const string Alone = "# Runs in a process of its own: ";

    static readonly string Folder = Path.Combine(EmulatorPool.Repository, "tests", "Pester");

    /// <summary>The script that runs them.</summary>
    public static string Runner => Path.Combine(Folder, "Run.ps1");

    /// <summary>Those that run in a runspace of this process, by name.</summary>
    public static TheoryData<string> Hosted => [.. Names(alone: false)];

    /// <summary>Those that need a process of their own, by name.</summary>
    public static TheoryData<string> Processes => [.. Names(alone: true)];

    /// <summary>The path of a file.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, name);

    static IEnumerable<string> Names(bool alone) => Directory.GetFiles(Folder, "*.Tests.ps1")
        .Where(f => File.ReadLines(f).First().StartsWith(Alone, StringComparison.Ordinal) == alone)
        .Select(f => Path.GetFileName(f))
        .Order(StringComparer.Ordinal);
}
