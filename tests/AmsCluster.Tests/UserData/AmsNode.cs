using System.Net;
using System.Text;
using System.Text.Json;

namespace AmsCluster.Tests.UserData;

/// <summary>
/// Ant Media Server as its own node asks it, that answers as its source says: broadcasts of the whole cluster, 50 at a time, each with the node that it is
/// published to (BroadcastRestService.java, Broadcast.java); the viewers of an application on this node, -1 for none of a kind (RestServiceBase.java);
/// 403 of an application that lets nobody ask (IPFilter.java).
/// </summary>
internal sealed class AmsNode : IDisposable
{
    /// <summary>The address of the node itself.</summary>
    public const string Address = "10.0.0.7";

    readonly HttpListener _listener = new();
    readonly Dictionary<string, List<object>> _broadcasts = new(StringComparer.Ordinal);

    public AmsNode()
    {
        Url = $"http://127.0.0.1:{AwsStandIn.FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _ = Serve();
        Directory.CreateDirectory(Path.Combine(Webapps, "root", "WEB-INF"));
        File.WriteAllText(Path.Combine(Webapps, "readme.txt"), "");
    }

    public string Url { get; }

    /// <summary>The folder of the applications.</summary>
    public string Webapps { get; } = Directory.CreateTempSubdirectory("amscluster").FullName;

    /// <summary>How many watch by WebRTC from this node.</summary>
    public int Viewers { get; set; }

    static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static object Broadcast(string status, string? origin, long ageMs = 0) => new { streamId = "s", status, originAdress = origin, updateTime = Now - ageMs };

    /// <summary>An application, and what is broadcast in it.</summary>
    public void App(string name, params object[] broadcasts)
    {
        Directory.CreateDirectory(Path.Combine(Webapps, name, "WEB-INF"));
        lock (_broadcasts) _broadcasts[name] = [.. broadcasts];
    }

    /// <summary>An application that lets nobody ask.</summary>
    public void Guarded(string name) => Directory.CreateDirectory(Path.Combine(Webapps, name, "WEB-INF"));

    /// <summary>Answers nobody any more.</summary>
    public void Die() => _listener.Close();

    public void Dispose()
    {
        _listener.Close();
        Directory.Delete(Webapps, recursive: true);
    }

    async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var answer = Answer(context.Request.Url!.AbsolutePath.Split('/'));
                context.Response.StatusCode = answer is null ? 403 : 200;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer)));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed, or the caller went away.
            }
        }
    }

    object? Answer(string[] path)
    {
        if (path is ["", "rest", "v2", "liveness"]) return new { status = "ok" };
        List<object>? broadcasts;
        lock (_broadcasts) broadcasts = path.Length > 1 ? _broadcasts.GetValueOrDefault(path[1]) : null;
        return broadcasts is null ? null : path switch
        {
            [_, _, "rest", "v2", "broadcasts", "list", var offset, var size] => broadcasts.Skip(int.Parse(offset)).Take(Math.Min(50, int.Parse(size))),
            [_, _, "rest", "v2", "broadcasts", "total-broadcast-statistics"] => new { totalRTMPWatchersCount = -1, totalHLSWatchersCount = 0, totalWebRTCWatchersCount = Viewers, totalDASHWatchersCount = -1, activeLiveStreamCount = 9 },
            _ => null,
        };
    }
}
