using AmsCluster.Aws;
using AmsCluster.Micro.Recorded;
using AmsCluster.Operations;
using BenchmarkDotNet.Attributes;

namespace AmsCluster.Micro;

/// <summary>Reading a finished cluster over HTTP and planning: what every run that finds nothing to do consists of. AWS answers at once.</summary>
[MemoryDiagnoser]
public class Reading
{
    AwsConnection _open = null!;

    [GlobalSetup]
    public void Connect() => _open = Recordings.Connect(Recordings.Current.After.Url);

    [GlobalCleanup]
    public void Disconnect() => _open.Dispose();

    [Benchmark(Description = "prepare a finished cluster")]
    public async Task<Work> Prepare() => await new ClusterEngine(_open).Prepare(Recordings.Spec);

    [Benchmark(Description = "the same, with clients of its own")]
    public async Task<Work> ConnectAndPrepare()
    {
        using var aws = Recordings.Connect(Recordings.Current.After.Url);
        return await new ClusterEngine(aws).Prepare(Recordings.Spec);
    }
}
