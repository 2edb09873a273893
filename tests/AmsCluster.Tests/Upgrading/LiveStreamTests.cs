using AmsCluster.Resources.UserData;
using AmsCluster.Tests.UserData;

namespace AmsCluster.Tests.Upgrading;

/// <summary>The script that counts the streams of a node, run by a real shell and Python.</summary>
public sealed class LiveStreamTests : IDisposable
{
    readonly AmsNode _ams = new();

    public LiveStreamTests()
    {
        var path = Path.Combine(Directory.CreateDirectory(Bin).FullName, "hostname");
        File.WriteAllText(path, $"#!/bin/sh\necho '{AmsNode.Address} 172.17.0.1 '\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    string Bin => Path.Combine(_ams.Webapps, ".bin");

    public void Dispose() => _ams.Dispose();

    [ShellFact]
    public void Only_streams_that_live_on_this_node_are_counted_over_all_applications_and_pages()
    {
        _ams.App("live", [.. Enumerable.Range(0, 60).Select(i => AmsNode.Broadcast("finished", AmsNode.Address)), AmsNode.Broadcast("broadcasting", AmsNode.Address), AmsNode.Broadcast("broadcasting", "10.0.0.8")]);
        _ams.App("LiveApp", AmsNode.Broadcast("broadcasting", AmsNode.Address), AmsNode.Broadcast("broadcasting", AmsNode.Address, ageMs: 3_600_000), AmsNode.Broadcast("created", null));
        Assert.Equal((0, "AMSCLUSTER STREAMS 2\n"), Run());
    }

    [ShellFact]
    public void A_node_without_streams_has_none()
    {
        _ams.App("live");
        Assert.Equal((0, "AMSCLUSTER STREAMS 0\n"), Run());
    }

    [ShellFact]
    public void An_application_that_does_not_answer_makes_the_count_unknown_and_not_zero()
    {
        _ams.App("live");
        _ams.Guarded("guarded");
        var (exit, output) = Run();
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("STREAMS", output, StringComparison.Ordinal);
    }

    (int Exit, string Output) Run()
    {
        var (exit, output, _) = Tool.Run("bash", [], BootScript.Alone("live-streams"), new Dictionary<string, string>
        {
            ["AMSCLUSTER_WEBAPPS"] = _ams.Webapps, ["AMSCLUSTER_AMS"] = _ams.Url, ["PATH"] = $"{Bin}:{Environment.GetEnvironmentVariable("PATH")}",
        });
        return (exit, output);
    }
}
