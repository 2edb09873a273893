using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Panel;

/// <summary>MongoDB's own shell: the one on the path, or one that npm puts into the user's cache folder, once.</summary>
internal static class Mongosh
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    static readonly Lazy<(string? Path, string? Lacks)> Found = new(Find);

    /// <summary>The program.</summary>
    public static string Path => Found.Value.Path ?? throw new InvalidOperationException(Found.Value.Lacks);

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Lacks => Python.Lacks ?? Found.Value.Lacks;

    static (string? Path, string? Lacks) Find()
    {
        if (OperatingSystem.IsWindows()) return (null, "What npm installs as mongosh is a batch file on Windows, which cannot be started as a program.");
        if (Try("mongosh", "--version") is null) return ("mongosh", null);
        var folder = ToolCache.FolderOf("mongosh");
        var program = System.IO.Path.Combine(folder, "node_modules", ".bin", "mongosh");
        if (File.Exists(program) && Try(program, "--version") is null) return (program, null);
        if (Try("npm", "--version") is { } noNpm) return (null, $"The real mongosh is not here, and neither is npm to fetch it: {noNpm}");
        Directory.CreateDirectory(folder);
        if (Try("npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "mongosh") is { } failed) return (null, $"npm could not fetch mongosh: {failed}");
        return Try(program, "--version") is { } broken ? (null, $"mongosh does not start: {broken}") : (program, null);
    }

    // What went wrong; null when nothing did.
    static string? Try(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(Longest)) return process.ExitCode == 0 ? null : (error.Result + output.Result).Trim().Split('\n')[^1];
            process.Kill(entireProcessTree: true);
            return $"{program} did not end within {Longest.TotalMinutes} minutes";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}

/// <summary>A test that needs the real mongosh.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MongoshFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Mongosh.Lacks, test);

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MongoshTheoryAttribute([CallerMemberName] string? test = null)
    : SlowTheoryAttribute(Mongosh.Lacks, test);
