using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Micro.Recorded;

/// <summary>What AWS answers before there is a cluster and when there is one, recorded from the emulator once a process.</summary>
internal sealed class Recordings : IDisposable
{
    static readonly Lazy<Recordings> Made = new(() => Make().GetAwaiter().GetResult());

    Recordings(Replay before, Replay after) => (Before, After) = (before, after);

    public static ClusterSpec Spec { get; } = SpecFile.Load(Path.Combine(Repository.Root, "examples", "01-guide.yaml"));

    public static Recordings Current => Made.Value;

    /// <summary>An account without the cluster.</summary>
    public Replay Before { get; }

    /// <summary>The same with it, finished.</summary>
    public Replay After { get; }

    public static AwsConnection Connect(string url) => AwsConnection.Open(new() { Region = Spec.Region, AccessKey = "test", SecretKey = "test", EndpointUrl = url });

    /// <summary>Reads and plans so many times, each time afresh.</summary>
    public static async Task<IReadOnlyList<Work>> Prepare(Replay replay, int times)
    {
        using var aws = Connect(replay.Url);
        var works = new List<Work>();
        while (works.Count < times) works.Add(await new ClusterEngine(aws).Prepare(Spec));
        return works;
    }

    public void Dispose()
    {
        Before.Dispose();
        After.Dispose();
    }

    static async Task<Recordings> Make()
    {
        using var emulator = new EmulatorProcess();
        using var aws = Connect(emulator.Url.AbsoluteUri);
        var made = new Recordings(new(emulator.Url), new(emulator.Url));
        await Prepare(made.Before, 1);
        var engine = new ClusterEngine(aws);
        var work = await engine.Prepare(Spec);
        await engine.Apply(work);
        await engine.WaitUntilHealthy(work);
        var finished = await Prepare(made.After, 1);
        if (!finished[0].IsDone) throw new InvalidOperationException("The cluster that was deployed is not finished.");
        made.Before.Seal();
        made.After.Seal();
        return made;
    }
}
