using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.UserData;

namespace AmsCluster.Tests.Upgrading;

/// <summary>
/// The script that counts the streams of a node, run by a real shell and Python against a stand-in of Ant Media Server that answers as its source says:
/// broadcasts of the whole cluster, 50 at a time, each with the node that it is published to (BroadcastRestService.java, Broadcast.java).
/// </summary>
public sealed class LiveStreamTests : IDisposable
{
    readonly HttpListener _ams = new();
    readonly string _folder = Directory.CreateTempSubdirectory("amscluster").FullName;
    readonly Dictionary<string, List<object>> _broadcasts = new(StringComparer.Ordinal);
    readonly string _url;

    public LiveStreamTests()
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _ams.Prefixes.Add($"{_url}/");
        _ams.Start();
        _ = Serve();
        Directory.CreateDirectory(Path.Combine(_folder, "root", "WEB-INF"));
        File.WriteAllText(Path.Combine(_folder, "readme.txt"), "");
        Tool("hostname", "#!/bin/sh\necho '10.0.0.7 172.17.0.1 '\n");
    }

    static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public void Dispose()
    {
        _ams.Close();
        Directory.Delete(_folder, recursive: true);
    }

    [ShellFact]
    public async Task Only_streams_that_live_on_this_node_are_counted_over_all_applications_and_pages()
    {
        App("live", [.. Enumerable.Range(0, 60).Select(i => Broadcast("finished", "10.0.0.7")), Broadcast("broadcasting", "10.0.0.7"), Broadcast("broadcasting", "10.0.0.8")]);
        App("LiveApp", Broadcast("broadcasting", "10.0.0.7"), Broadcast("broadcasting", "10.0.0.7", Now - 3_600_000), Broadcast("created", null));
        Assert.Equal((0, "AMSCLUSTER STREAMS 2\n"), await Run());
    }

    [ShellFact]
    public async Task A_node_without_streams_has_none()
    {
        App("live");
        Assert.Equal((0, "AMSCLUSTER STREAMS 0\n"), await Run());
    }

    [ShellFact]
    public async Task An_application_that_does_not_answer_makes_the_count_unknown_and_not_zero()
    {
        App("live");
        Directory.CreateDirectory(Path.Combine(_folder, "guarded", "WEB-INF"));
        var (exit, output) = await Run();
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("STREAMS", output, StringComparison.Ordinal);
    }

    static object Broadcast(string status, string? origin, long? updated = null) => new { streamId = "s", status, originAdress = origin, updateTime = updated ?? Now };

    void App(string name, params object[] broadcasts)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name, "WEB-INF"));
        _broadcasts[name] = [.. broadcasts];
    }

    void Tool(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, ".bin")).FullName, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    async Task Serve()
    {
        while (_ams.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _ams.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            // /APP/rest/v2/broadcasts/list/OFFSET/SIZE
            var path = context.Request.Url!.AbsolutePath.Split('/');
            var known = path is [_, _, "rest", "v2", "broadcasts", "list", _, _] && _broadcasts.ContainsKey(path[1]);
            context.Response.StatusCode = known ? 200 : 403;
            var page = known ? _broadcasts[path[1]].Skip(int.Parse(path[6])).Take(Math.Min(50, int.Parse(path[7]))) : [];
            var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(page));
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

    async Task<(int Exit, string Output)> Run()
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AMSCLUSTER_WEBAPPS"] = _folder;
        start.Environment["AMSCLUSTER_AMS"] = _url;
        start.Environment["PATH"] = $"{Path.Combine(_folder, ".bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(BootScript.Alone("live-streams"));
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, await output);
    }
}
