namespace AmsCluster.Resources.Notices;

/// <summary>The figure of a group that its alarm looks at: how many nodes it aims at. Auto Scaling sends it when it is asked to, for nothing.</summary>
internal sealed class GroupMetrics(AutoScalingGroup group) : Resource<AutoScaling.AutoScalingGroup>(group.Name)
{
    /// <summary>Auto Scaling's name of the figure.</summary>
    public const string Desired = "GroupDesiredCapacity";

    // The only one that there is.
    const string Granularity = "1Minute";

    public override string Kind => "group metrics";

    public override Resource PartOf => group;

    protected override async Task<AutoScaling.AutoScalingGroup?> Find(Reader reader) =>
        await reader.Found(group) is { } found && found.EnabledMetrics.Any(m => m.Metric == Desired) ? found : null;

    protected override string IdOf(AutoScaling.AutoScalingGroup actual) => Name;

    protected override IEnumerable<Edit> Compare(AutoScaling.AutoScalingGroup actual, State state) => [];

    protected override string Summary(State state) => Desired;

    protected override async Task<AutoScaling.AutoScalingGroup> Make(Run run)
    {
        await run.Send(new AutoScaling.EnableMetricsCollection { AutoScalingGroupName = Name, Metrics = [Desired], Granularity = Granularity });
        return new() { AutoScalingGroupName = Name };
    }

    protected override Task Remove(AutoScaling.AutoScalingGroup actual, Run run) =>
        run.SendDelete(new AutoScaling.DisableMetricsCollection { AutoScalingGroupName = Name, Metrics = [Desired] });
}
