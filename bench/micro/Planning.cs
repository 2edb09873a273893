using AmsCluster.Micro.Recorded;
using AmsCluster.Operations;
using BenchmarkDotNet.Attributes;

namespace AmsCluster.Micro;

/// <summary>The planner alone, without any reading: one cluster, and 200 one after another, each with a topology and a state of its own.</summary>
[MemoryDiagnoser]
public class Planning
{
    IReadOnlyList<ClusterSpec> _specs = [];
    IReadOnlyList<Work> _none = [];
    IReadOnlyList<Work> _done = [];

    [Params(1, 200)]
    public int Clusters { get; set; }

    // Not async: nobody would wait for it in this process.
    [GlobalSetup]
    public void Read()
    {
        _specs = [.. Enumerable.Range(1, Clusters).Select(i => Recordings.Spec with { Name = $"live{i}" })];
        _none = Recordings.Prepare(Recordings.Current.Before, Clusters).GetAwaiter().GetResult();
        _done = Recordings.Prepare(Recordings.Current.After, Clusters).GetAwaiter().GetResult();
    }

    [Benchmark(Description = "the topology of a spec")]
    public int Topology() => _specs.Count(spec => Engine.Topology(spec) is not null);

    [Benchmark(Description = "plan from nothing")]
    public int FromNothing() => _none.Sum(Engine.Plan);

    [Benchmark(Description = "plan with nothing to do")]
    public int NothingToDo() => _done.Sum(Engine.Plan);
}
