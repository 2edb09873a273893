using System.Runtime.CompilerServices;

namespace AmsCluster.Tests.UserData;

/// <summary>shellcheck: the one on the path, or Debian's package, which is unpacked once into the user's cache folder.</summary>
internal static class Shellcheck
{
    // Lists and cache of its own: apt then needs no root, and changes nothing of the machine's.
    const string Fetch = """
        set -e
        mkdir -p "$1/lists/partial" "$1/archives/partial"
        cd "$1"
        apt() { apt-get -qq -o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD" "$@"; }
        apt update
        apt download shellcheck
        dpkg-deb -x shellcheck_*.deb .
        rm -rf lists archives ./*.bin ./*.deb
        """;

    static readonly Lazy<(string? Program, string? Lacks)> Found = new(Find);

    /// <summary>The program.</summary>
    public static string Program => Found.Value.Program ?? throw new InvalidOperationException(Found.Value.Lacks);

    /// <summary>Why there is none. Null when there is one.</summary>
    public static string? Lacks => Tool.WhyNoShell ?? Found.Value.Lacks;

    static (string? Program, string? Lacks) Find()
    {
        if (Works("shellcheck")) return ("shellcheck", null);
        var folder = ToolCache.FolderOf("shellcheck");
        var program = Path.Combine(folder, "usr", "bin", "shellcheck");
        if (Works(program)) return (program, null);
        var (exit, _, error) = Tool.Run("timeout", ["50", "bash", "-c", Fetch, "fetch", folder]);
        return exit == 0 && Works(program)
            ? (program, null)
            : (null, $"SKIPPED: shellcheck is not installed, and apt-get could not fetch it: {error.Trim()}");
    }

    static bool Works(string program) => Tool.Try(program, "--version") is not null;
}

/// <summary>A test that needs shellcheck.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellcheckFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Shellcheck.Lacks, test);
