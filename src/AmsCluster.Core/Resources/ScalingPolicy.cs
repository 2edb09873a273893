namespace AmsCluster.Resources;

/// <summary>How a group scales: towards an average CPU load.</summary>
internal sealed class ScalingPolicy(string name, AutoScalingGroup group, int targetCpu) : Resource<AutoScaling.ScalingPolicy>(name)
{
    const string Metric = "ASGAverageCPUUtilization";

    public override string Kind => "scaling policy";

    public override Resource PartOf => group;

    protected override async Task<AutoScaling.ScalingPolicy?> Find(Reader reader)
    {
        var policies = await reader.Once(Kind, () => reader.SendAll(
            new AutoScaling.DescribePolicies { PolicyNames = reader.Names<ScalingPolicy>() }, r => r.ScalingPolicies));
        return policies.FirstOrDefault(p => p.PolicyName == Name && p.AutoScalingGroupName == group.Name);
    }

    protected override string IdOf(AutoScaling.ScalingPolicy actual) => actual.PolicyName!;

    protected override IEnumerable<Edit> Compare(AutoScaling.ScalingPolicy actual, State state) => new Differences()
        .Add("target CPU %", actual.TargetTrackingConfiguration?.TargetValue, targetCpu)
        .Add("metric", actual.TargetTrackingConfiguration?.PredefinedMetricSpecification?.PredefinedMetricType, Metric)
        .SetBy(Put);

    protected override string Summary(State state) => $"average CPU {targetCpu} %";

    protected override async Task<AutoScaling.ScalingPolicy> Make(Run run)
    {
        await Put(run);
        return new() { PolicyName = Name };
    }

    protected override Task Remove(AutoScaling.ScalingPolicy actual, Run run) =>
        run.SendDelete(new AutoScaling.DeletePolicy { AutoScalingGroupName = group.Name, PolicyName = Name });

    Task Put(Run run) => run.Send(new AutoScaling.PutScalingPolicy
    {
        AutoScalingGroupName = group.Name,
        PolicyName = Name,
        PolicyType = "TargetTrackingScaling",
        TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = Metric }, TargetValue = targetCpu },
    });
}
