using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Scaling;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Scaling;

/// <summary>The guide's cluster on a clock that can be put ahead, here and in the emulator, and what is asked of AWS about it past the engine.</summary>
internal sealed class Stage : IDisposable
{
    readonly EmulatorFixture _emulator;
    readonly Clock _clock = new();

    Stage(EmulatorFixture emulator, Deployment deployment) => (_emulator, Deployment) = (emulator, deployment);

    public static ClusterSpec Spec { get; } = Deployment.Example(1);

    public Deployment Deployment { get; }

    public ClusterEngine Engine => EngineOn(null);

    /// <summary>The start of a minute, a little ahead.</summary>
    public DateTimeOffset Soon { get; } = DateTimeOffset.FromUnixTimeSeconds(((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60) + 2) * 60);

    public static async Task<Stage> Of(EmulatorFixture emulator) => new(emulator, await Deployment.Of(emulator, Spec));

    public ClusterEngine EngineOn(IEngineEvents? events, Patience? patience = null) => new(Deployment.Aws, events, patience ?? Deployment.Short, Path.GetTempPath(), _clock);

    /// <summary>Goes to a time.</summary>
    public Task GoTo(DateTimeOffset time)
    {
        _clock.Ahead = time - DateTimeOffset.UtcNow;
        return _emulator.Ahead(_clock.Ahead);
    }

    /// <summary>Edges for an event from an hour from now on, for two hours.</summary>
    public ScalingRequest Final(int min = 5, int max = 20, string name = "final") =>
        new() { Minimum = Of(min), Maximum = Of(max), From = Soon.AddHours(1), Until = Soon.AddHours(3), EventName = name };

    public static Dictionary<NodeRole, int> Of(int edges) => new() { [NodeRole.Edge] = edges };

    public async Task<ScalingWork> Scale(ScalingRequest request, bool wait = false, CancellationToken stop = default)
    {
        var work = await Engine.PrepareScaling("live", request, stop);
        await Engine.Scale(work, wait, stop);
        return work;
    }

    public async Task<ScalingWork> Cancel(string name, CancellationToken stop = default)
    {
        var work = await Engine.PrepareCancel("live", name, [], stop);
        await Engine.Scale(work, false, stop);
        return work;
    }

    /// <summary>Least, most and desired number of edges.</summary>
    public async Task<(int?, int?, int?)> Edges()
    {
        var group = await Deployment.Account.Group("live-edge");
        return (group.MinSize, group.MaxSize, group.DesiredCapacity);
    }

    /// <summary>The scheduled actions of the edges.</summary>
    public async Task<IReadOnlyList<AutoScaling.ScheduledUpdateGroupAction>> Actions() =>
        (await Deployment.Account.Send(new AutoScaling.DescribeScheduledActions { AutoScalingGroupName = "live-edge" })).ScheduledUpdateGroupActions;

    /// <summary>Their names, sizes and times.</summary>
    public async Task<IEnumerable<string>> Schedule() =>
        (await Actions()).Select(a => $"{a.ScheduledActionName} {a.MinSize}..{a.MaxSize} {a.DesiredCapacity} +{(a.StartTime - Soon)!.Value.TotalMinutes}").Order(StringComparer.Ordinal);

    /// <summary>The notes on the edges.</summary>
    public async Task<IReadOnlyList<EventNote>> Notes() => EventNote.Of(await Deployment.Account.Group("live-edge"));

    public async Task<ClusterPlan> Plan(ClusterSpec? spec = null) => (await Engine.Prepare(spec ?? Spec)).Plan;

    public async Task Apply(ClusterSpec spec) => await Engine.Apply(await Engine.Prepare(spec));

    public void Dispose() => Deployment.Dispose();

    sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Ahead;
    }
}
