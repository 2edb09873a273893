using System.Diagnostics;
using System.Globalization;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.UserData;

namespace AmsCluster.Tests.Panel;

/// <summary>Runs what is sent to an emulator's machines (emulator/agent.py), with the real mongosh and a parameter that a node would read with its role.</summary>
internal sealed class NodeAgent : IDisposable
{
    readonly DirectoryInfo _folder;
    readonly Process _process;

    NodeAgent(Process process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

    /// <summary>Starts it.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="mongo">What the node finds at 127.0.0.1:27017.</param>
    /// <param name="secret">The database's password.</param>
    public static async Task<NodeAgent> Start(EmulatorFixture emulator, string mongo, string secret)
    {
        var folder = Directory.CreateTempSubdirectory("amscluster-node-");
        folder.CreateSubdirectory("run");
        File.WriteAllText(Path.Combine(folder.FullName, "secret"), secret);
        var python = Path.Combine(folder.FullName, "python3");
        File.WriteAllText(python, $"#!/bin/sh\ncat >/dev/null\ncat '{folder.FullName}/secret'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(Tool.PythonPath, [Path.Combine(EmulatorFixture.Repository, "emulator", "agent.py"), emulator.EndpointUrl, "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var mongosh = Path.GetDirectoryName(Mongosh.Path) is { Length: > 0 } own ? own + ":" : "";
        start.Environment["PATH"] = $"{folder.FullName}:{mongosh}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["AMSCLUSTER_ROOT"] = folder.FullName;
        start.Environment["AMSCLUSTER_MONGO"] = mongo;
        var process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new(process, folder);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
