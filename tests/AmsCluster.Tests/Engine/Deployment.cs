using System.Text.Json;
using AmsCluster.Adopting;
using AmsCluster.Aws;
using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>The engine on an emulator, used as a user does: plan, apply and wait, destroy.</summary>
internal sealed class Deployment : IDisposable
{
    static readonly string[] Reads = ["Describe", "Get", "List"];

    readonly EmulatorFixture _emulator;
    readonly ClusterEngine _engine;

    public Deployment(EmulatorFixture emulator, string region = "ap-south-1", IEngineEvents? events = null, string? keyFolder = null, Patience? patience = null)
    {
        _emulator = emulator;
        Aws = emulator.Connect(region);
        Account = new(Aws);
        _engine = new(Aws, events, patience ?? Short, keyFolder ?? Path.GetTempPath());
    }

    /// <summary>
    /// Short pauses. The limits are long: other processes take the machine's time. A test of a limit sets one of its own.
    /// </summary>
    public static Patience Short { get; } = new(
        Settling: TimeSpan.FromSeconds(2),
        Going: TimeSpan.FromMinutes(1),
        Ready: TimeSpan.FromMinutes(1),
        FirstPause: TimeSpan.FromMilliseconds(5),
        LongestPause: TimeSpan.FromMilliseconds(50));

    /// <summary>For an AWS that errs: the pauses of repeated calls count as well.</summary>
    public static Patience Long { get; } = Short with { Settling = TimeSpan.FromSeconds(20) };

    public AwsConnection Aws { get; }

    /// <summary>What AWS has, read past the engine.</summary>
    public Account Account { get; }

    public ClusterEngine Engine => _engine;

    /// <summary>One of the numbered examples.</summary>
    public static ClusterSpec Example(int number) => SpecFile.Load(Directory.GetFiles(Path.Combine(EmulatorFixture.Repository, "examples"), $"{number:00}-*.yaml").Single());

    /// <summary>A deployment in an empty account.</summary>
    public static async Task<Deployment> Fresh(EmulatorFixture emulator, string? keyFolder = null, Patience? patience = null)
    {
        await emulator.Reset();
        return new(emulator, keyFolder: keyFolder, patience: patience);
    }

    /// <summary>A deployment in an empty account, with a cluster.</summary>
    public static async Task<Deployment> Of(EmulatorFixture emulator, ClusterSpec spec, Patience? patience = null)
    {
        var deployment = await Fresh(emulator, patience: patience);
        await deployment.Apply(spec);
        return deployment;
    }

    public async Task<ClusterPlan> Plan(ClusterSpec spec) => (await _engine.Prepare(spec)).Plan;

    /// <summary>Applies and waits until the cluster is healthy.</summary>
    public async Task<(ClusterPlan Plan, Cluster Cluster)> Apply(ClusterSpec spec, CancellationToken stop = default)
    {
        var work = await _engine.Prepare(spec, stop);
        await _engine.Apply(work, stop);
        return (work.Plan, await _engine.WaitUntilHealthy(work, stop));
    }

    /// <summary>Applies a changed spec; nothing is left to do after it.</summary>
    public async Task<(ClusterPlan Plan, IReadOnlyList<string> Writes)> Change(ClusterSpec spec)
    {
        await _emulator.ResetCalls();
        var work = await _engine.Prepare(spec);
        await _engine.Apply(work);
        var writes = await Writes();
        await AssertDone(spec);
        return (work.Plan, writes);
    }

    /// <summary>Adopts a cluster that somebody made by hand.</summary>
    public async Task<Cluster> Adopt(string name, AdoptionHints? hints = null) => await _engine.Adopt(await _engine.PrepareAdoption(name, hints ?? new()));

    public async Task AssertDone(ClusterSpec spec)
    {
        var work = await _engine.Prepare(spec);
        Assert.Equal([], Sentences(work.Plan));
        Assert.True(work.IsDone, "The record is not what was applied.");
    }

    public async Task<ClusterPlan> Destroy(string name, ClusterSpec? spec = null, CancellationToken stop = default)
    {
        var work = await _engine.PrepareRemoval(name, spec, stop);
        await _engine.Apply(work, stop);
        return work.Plan;
    }

    /// <summary>The operations since the counts were zero that change something, in the order in which they came; the note which run is at work aside.</summary>
    public async Task<IReadOnlyList<string>> Writes()
    {
        using var requests = JsonDocument.Parse(await _emulator.Requests());
        return [.. requests.RootElement.EnumerateArray().Where(r => !IsNote(r)).Select(r => r.GetProperty("operation").GetString()!).Where(o => !Reads.Any(o.StartsWith))];
    }

    static bool IsNote(JsonElement request) => request.GetProperty("service").GetString() == "ssm"
        && request.GetProperty("parameters").GetRawText().Contains("/run\"", StringComparison.Ordinal);

    public static IEnumerable<string> Sentences(ClusterPlan plan) => plan.Changes.Select(c => c.Sentence);

    /// <summary>The actions, kinds and names of a plan, sorted.</summary>
    public static IEnumerable<string> Lines(ClusterPlan plan) => plan.Changes.Select(c => $"{c.Action} {c.Kind} {c.Name}").Order(StringComparer.Ordinal);

    public void Dispose() => Aws.Dispose();
}
