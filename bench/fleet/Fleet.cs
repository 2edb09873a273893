using System.Collections.Concurrent;
using System.Diagnostics;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Fleet;

/// <summary>Clusters that are worked on at the same time, each by an engine and over a connection of its own, as in as many runspaces.</summary>
internal sealed class Fleet : IDisposable
{
    private readonly List<(ClusterSpec Spec, AwsConnection Aws)> _clusters = [];
    private int _throttled;

    public Fleet(IEnumerable<ClusterSpec> specs)
    {
        foreach (var spec in specs)
        {
            var aws = AwsConnection.Open(new AwsSettings { Region = spec.Region, KeepsLimits = true });
            aws.Called += call => Interlocked.Add(ref _throttled, IsThrottle(call.ErrorCode) ? 1 : 0);
            _clusters.Add((spec, aws));
        }
    }

    public static async Task Apply(ClusterEngine engine, ClusterSpec spec) => await engine.Apply(await engine.Prepare(spec));

    public static async Task Destroy(ClusterEngine engine, ClusterSpec spec) => await engine.Apply(await engine.PrepareRemoval(spec.Name));

    /// <summary>Does something to all clusters at once. A failure of one does not stop the others.</summary>
    public async Task<Outcome> Go(Func<ClusterEngine, ClusterSpec, Task> work)
    {
        var (failures, began) = (new ConcurrentQueue<string>(), Stopwatch.GetTimestamp());
        await Task.WhenAll(_clusters.Select(cluster => Task.Run(async () =>
        {
            try
            {
                await work(new ClusterEngine(cluster.Aws), cluster.Spec);
            }
            catch (AmsException failure)
            {
                failures.Enqueue($"{cluster.Spec.Name}: {failure.Code}: {failure.Message}");
            }
        })));
        return new(_clusters.Count, Stopwatch.GetElapsedTime(began).TotalSeconds, _clusters.Sum(cluster => cluster.Aws.Calls), _throttled, [.. failures]);
    }

    public void Dispose() => _clusters.ForEach(cluster => cluster.Aws.Dispose());

    private static bool IsThrottle(string? code) => code is "RequestLimitExceeded" or "Throttling" or "ThrottlingException";
}
