namespace AmsCluster.Resources;

/// <summary>
/// Nodes of a group that have booted and joined beforehand and then were stopped: one of them serves in less than the time of a first boot.
/// AWS tells of it along with its group, and deletes it along with its group.
/// </summary>
/// <param name="group">The group.</param>
/// <param name="size">How many nodes it has.</param>
/// <param name="starting">The hook that keeps a node from being stopped before its start script is done.</param>
internal sealed class WarmPool(AutoScalingGroup group, int size, LifecycleHook? starting) : Resource<AutoScaling.WarmPoolConfiguration>(group.Name)
{
    // What is stopped costs its volume alone.
    const string PoolState = "Stopped";

    const string Going = "PendingDelete";

    public override string Kind => "warm pool";

    public override Resource PartOf => group;

    public override IEnumerable<Resource> Needs => starting is { Wanted: true } ? [starting] : [];

    public override string? Awaits(ChangeAction action) => action is ChangeAction.Delete or ChangeAction.Replace ? "its nodes to be terminated" : null;

    protected override async Task<AutoScaling.WarmPoolConfiguration?> Find(Reader reader) => (await reader.Found(group))?.WarmPoolConfiguration;

    protected override string IdOf(AutoScaling.WarmPoolConfiguration actual) => group.Name;

    // A pool whose size follows the group's was made by somebody for a group that was adopted: the spec has no word for it.
    public override Step? Plan(State state) => !Wanted && state.IsAdopted(group) && state.Of(this) is { MinSize: null or 0 } ? null : base.Plan(state);

    protected override IEnumerable<Edit> Compare(AutoScaling.WarmPoolConfiguration actual, State state)
    {
        if (actual.Status is Going) return [new([new FieldChange("status", "being deleted", "there")], null)];
        var differences = new Differences().Add("nodes", actual.MinSize, size);
        if (!state.IsAdopted(group))
        {
            differences
                .Add("most nodes", actual.MaxGroupPreparedCapacity, size)
                .Add("state", actual.PoolState ?? PoolState, PoolState)
                .Add("reuse on scale-in", actual.InstanceReusePolicy?.ReuseOnScaleIn ?? false, false);
        }

        return differences.SetBy(Put);
    }

    protected override string Summary(State state) => $"{size} stopped {(size == 1 ? "node" : "nodes")}";

    protected override async Task<AutoScaling.WarmPoolConfiguration> Make(Run run)
    {
        await Put(run);
        return new() { MinSize = size };
    }

    protected override async Task Remove(AutoScaling.WarmPoolConfiguration actual, Run run)
    {
        if (actual.Status is not Going) await run.SendDelete(new AutoScaling.DeleteWarmPool { AutoScalingGroupName = group.Name, ForceDelete = true });
        await run.Watch(Kind, Left).Until($"the warm pool of {Name} to be gone", Name, left => left is null);
    }

    static async Task<IReadOnlyDictionary<string, string>> Left(Run run, IReadOnlyList<string> names)
    {
        var groups = await run.Send(new AutoScaling.DescribeAutoScalingGroups { AutoScalingGroupNames = names });
        return groups.AutoScalingGroups.Where(g => g.WarmPoolConfiguration is not null)
            .ToDictionary(g => g.AutoScalingGroupName!, g => $"{g.WarmPoolSize ?? 0} nodes left, {g.WarmPoolConfiguration!.Status}", StringComparer.Ordinal);
    }

    /// <summary>The call that gives a group a pool.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="shall">What the pool shall be.</param>
    public static AutoScaling.PutWarmPool Putting(string group, AutoScaling.WarmPoolConfiguration shall) => new()
    {
        AutoScalingGroupName = group,
        MinSize = shall.MinSize,
        MaxGroupPreparedCapacity = shall.MaxGroupPreparedCapacity,
        PoolState = shall.PoolState ?? PoolState,
        InstanceReusePolicy = shall.InstanceReusePolicy ?? new() { ReuseOnScaleIn = false },
    };

    // Only when both sizes are the same has the pool one of its own, whatever the group does. One that was adopted keeps all but its size.
    Task Put(Run run) => run.Send(Putting(group.Name, run.State.IsAdopted(group) && run.State.Of(this) is { } mine ? mine with { MinSize = size } : new() { MinSize = size, MaxGroupPreparedCapacity = size }));
}
