using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>Makes the nodes of a group wait before they end, or before they serve; what they wait for they see to themselves (UserData/lifecycle.py).</summary>
/// <param name="name">Its name, unique within the cluster: what somebody else has made for the group bears another one and stays.</param>
/// <param name="group">The group.</param>
/// <param name="wait">What it makes wait, and for how long.</param>
internal sealed class LifecycleHook(string name, AutoScalingGroup group, LifecycleHook.Wait wait) : Resource<AutoScaling.LifecycleHook>(name)
{
    /// <summary>A transition, and what becomes of a node that is not heard of.</summary>
    /// <param name="Transition">Auto Scaling's name of it.</param>
    /// <param name="TimeoutSeconds">How long a node may be silent.</param>
    /// <param name="DefaultResult">CONTINUE or ABANDON.</param>
    /// <param name="Words">What is waited for.</param>
    internal sealed record Wait(string Transition, int TimeoutSeconds, string DefaultResult, string Words);

    /// <summary>
    /// For what is on a node to end. The node asks for more time again and again: one that hangs, or was started before there was a hook,
    /// holds nothing up for longer than these five minutes.
    /// </summary>
    public static Wait Ending { get; } = new("autoscaling:EC2_INSTANCE_TERMINATING", 300, "CONTINUE", "what is published to a node and watched from it to end");

    /// <summary>
    /// For the proof that a new node is in the cluster. The node extends the time while its start script works, and completes the
    /// hook: CONTINUE with the proof, ABANDON when the script failed. Auto Scaling replaces a node that is silent for ten minutes.
    /// No load balancer sends anything to a node that waits.
    /// </summary>
    public static Wait Launching { get; } = new("autoscaling:EC2_INSTANCE_LAUNCHING", 600, "ABANDON", "a new node to prove that it is in the cluster");

    /// <summary>How Auto Scaling calls a node that waits before it ends.</summary>
    public const string WaitsToEnd = "Terminating:Wait";

    /// <summary>Auto Scaling's lifecycle state of a node that waits before it serves.</summary>
    public const string WaitsToServe = "Pending:Wait";

    /// <summary>The group whose nodes wait.</summary>
    public AutoScalingGroup Group => group;

    /// <summary>Whether they wait before they end.</summary>
    public bool Ends => wait == Ending;

    public override string Kind => "lifecycle hook";

    public override Resource PartOf => group;

    // Nodes that do not know the hook of their launch would be replaced after ten minutes: their template has to know it first.
    public override IEnumerable<Resource> Needs => Ends ? [] : [group.Template];

    protected override async Task<AutoScaling.LifecycleHook?> Find(Reader reader)
    {
        var hooks = await All(reader, group);
        return await reader.Found(group) is null ? null : hooks.FirstOrDefault(h => h.LifecycleHookName == Name);
    }

    /// <summary>
    /// All hooks of a group. They are deleted with it. Not asked after the group was found: that would be one round of
    /// calls more.
    /// </summary>
    public static Task<IReadOnlyList<AutoScaling.LifecycleHook>> All(Reader reader, AutoScalingGroup group) =>
        reader.Once($"lifecycle hooks of {group.Name}", async () =>
        {
            if (!group.Wanted || !await Trace.IsThere(reader)) return [];
            var asked = new AutoScaling.DescribeLifecycleHooks { AutoScalingGroupName = group.Name };
            return (await reader.SendOrNull(asked))?.LifecycleHooks ?? [];
        });

    protected override string IdOf(AutoScaling.LifecycleHook actual) => actual.LifecycleHookName!;

    protected override IEnumerable<Edit> Compare(AutoScaling.LifecycleHook actual, State state) => new Differences()
        .Add("transition", actual.LifecycleTransition, wait.Transition)
        .Add("timeout", actual.HeartbeatTimeout, wait.TimeoutSeconds)
        .Add("without an answer", actual.DefaultResult, wait.DefaultResult)
        .SetBy(Put);

    protected override string Summary(State state) => $"waits for {wait.Words}";

    /// <summary>The hook as a group is created with it, so that not even its first node launches without.</summary>
    public AutoScaling.LifecycleHookSpecification Specification => new()
    {
        LifecycleHookName = Name,
        LifecycleTransition = wait.Transition,
        HeartbeatTimeout = wait.TimeoutSeconds,
        DefaultResult = wait.DefaultResult,
    };

    // A new group is created with the hook of its launches.
    public override Step? Plan(State state) => Wanted && !Ends && !state.Has(group) ? null : base.Plan(state);

    /// <summary>Notes that its group was created with it.</summary>
    public void NoteCreated(Run run) => Note(run, new() { LifecycleHookName = Name });

    protected override async Task<AutoScaling.LifecycleHook> Make(Run run)
    {
        await Put(run);
        return new() { LifecycleHookName = Name };
    }

    protected override Task Remove(AutoScaling.LifecycleHook actual, Run run) =>
        run.SendDelete(new AutoScaling.DeleteLifecycleHook { AutoScalingGroupName = group.Name, LifecycleHookName = Name });

    /// <summary>Ends the wait of a node that has nothing to wait for any more.</summary>
    public async Task LetGo(string instanceId, Run run)
    {
        try
        {
            await run.Send(new AutoScaling.CompleteLifecycleAction { AutoScalingGroupName = group.Name, LifecycleHookName = Name, LifecycleActionResult = "CONTINUE", InstanceId = instanceId });
        }
        catch (AwsException e) when (AwsCodes.NoLifecycleAction(e))
        {
            // The node itself was faster.
        }
    }

    Task Put(Run run) => run.Send(new AutoScaling.PutLifecycleHook
    {
        AutoScalingGroupName = group.Name,
        LifecycleHookName = Name,
        LifecycleTransition = wait.Transition,
        HeartbeatTimeout = wait.TimeoutSeconds,
        DefaultResult = wait.DefaultResult,
    });
}
