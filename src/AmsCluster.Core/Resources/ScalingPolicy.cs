namespace AmsCluster.Resources;

/// <summary>How a group scales: towards an average CPU load.</summary>
internal sealed class ScalingPolicy(string name, AutoScalingGroup group, int targetCpu) : Resource<AutoScaling.ScalingPolicy>(name)
{
    const string On = "on";

    const string Metric = "ASGAverageCPUUtilization";

    /// <summary>The group that it scales.</summary>
    public AutoScalingGroup Group => group;

    public override string Kind => "scaling policy";

    public override Resource PartOf => group;

    public override string Sought => $"{Key} of {group.Name}";

    protected override async Task<AutoScaling.ScalingPolicy?> Find(Reader reader)
    {
        // It goes along with its group.
        if (!Wanted || await reader.Found(group) is null) return null;
        return (await All(reader, group)).FirstOrDefault(p => p.PolicyName == Name);
    }

    /// <summary>All policies of a group that is there.</summary>
    public static Task<IReadOnlyList<AutoScaling.ScalingPolicy>> All(Reader reader, AutoScalingGroup group) =>
        reader.Once($"scaling policies of {group.Name}", () => reader.SendAll(
            new AutoScaling.DescribePolicies { AutoScalingGroupName = group.Name }, r => r.ScalingPolicies));

    protected override string IdOf(AutoScaling.ScalingPolicy actual) => actual.PolicyName!;

    protected override IEnumerable<Edit> Compare(AutoScaling.ScalingPolicy actual, State state) => new Differences()
        .Add("target CPU %", actual.TargetTrackingConfiguration?.TargetValue, targetCpu)
        .Add("metric", actual.TargetTrackingConfiguration?.PredefinedMetricSpecification?.PredefinedMetricType, Metric)
        .Add("scale in", ScalesIn(actual), state.IsAdopted(this) ? ScalesIn(actual) : On)
        .Add("enabled", actual.Enabled ?? true, true)
        .SetBy(run => Put(run, actual));

    protected override string Summary(State state) => $"average CPU {targetCpu} %";

    protected override async Task<AutoScaling.ScalingPolicy> Make(Run run)
    {
        await Put(run, null);
        return new() { PolicyName = Name };
    }

    static string ScalesIn(AutoScaling.ScalingPolicy actual) => actual.TargetTrackingConfiguration?.DisableScaleIn is true ? "off" : On;

    protected override Task Remove(AutoScaling.ScalingPolicy actual, Run run) =>
        run.SendDelete(new AutoScaling.DeletePolicy { AutoScalingGroupName = group.Name, PolicyName = Name });

    // A policy that was adopted and never ends nodes does so for a reason.
    Task Put(Run run, AutoScaling.ScalingPolicy? actual) => run.Send(new AutoScaling.PutScalingPolicy
    {
        AutoScalingGroupName = group.Name,
        PolicyName = Name,
        Enabled = true,
        PolicyType = "TargetTrackingScaling",
        TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = Metric }, TargetValue = targetCpu, DisableScaleIn = run.State.IsAdopted(this) ? actual?.TargetTrackingConfiguration?.DisableScaleIn : null },
    });
}
