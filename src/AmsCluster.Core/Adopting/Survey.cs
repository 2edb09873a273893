using AmsCluster.Aws;

namespace AmsCluster.Adopting;

/// <summary>What the Region has of load balancers, target groups and auto scaling groups, read at the same time; the rest is asked for as it is needed.</summary>
internal sealed class Survey(AwsConnection aws, CancellationToken stop)
{
    readonly Dictionary<string, Task<Ec2.LaunchTemplateVersion?>> _templates = new(StringComparer.Ordinal);

    /// <summary>The findings about what is missing or ambiguous.</summary>
    public List<Finding> Findings { get; } = [];

    public IReadOnlyList<Elb.LoadBalancer> Balancers { get; private set; } = [];

    public IReadOnlyList<Elb.TargetGroup> TargetGroups { get; private set; } = [];

    public IReadOnlyList<AutoScaling.AutoScalingGroup> Groups { get; private set; } = [];

    public static async Task<Survey> Of(AwsConnection aws, CancellationToken stop)
    {
        var survey = new Survey(aws, stop);
        var (balancers, targets, groups) = (
            survey.All(new Elb.DescribeLoadBalancers(), r => r.LoadBalancers),
            survey.All(new Elb.DescribeTargetGroups(), r => r.TargetGroups),
            survey.All(new AutoScaling.DescribeAutoScalingGroups(), r => r.AutoScalingGroups));
        (survey.Balancers, survey.TargetGroups, survey.Groups) = (await balancers, await targets, await groups);
        return survey;
    }

    public Task<TResult> Send<TResult>(AwsRequest<TResult> request) => aws.Send(request, stop);

    public Task<IReadOnlyList<TItem>> All<TResult, TItem>(AwsRequest<TResult> request, Func<TResult, IReadOnlyList<TItem>> items) => aws.SendAll(request, items, stop);

    /// <summary>What stands in the way of an adoption.</summary>
    public void Stop(string code, string subject, string message, string advice) => Findings.Add(new(FindingLevel.Error, code, subject, message, advice));

    /// <summary>What is to be known of it.</summary>
    public void Warn(string code, string subject, string message, string advice) => Findings.Add(new(FindingLevel.Warning, code, subject, message, advice));

    /// <summary>The groups that register their nodes with a target group.</summary>
    public IReadOnlyList<AutoScaling.AutoScalingGroup> AttachedTo(string targetGroupArn) => [.. Groups.Where(g => g.TargetGroupARNs.Contains(targetGroupArn))];

    /// <summary>A version of the launch template that a group uses, by default the one that it uses; null for a group that uses none.</summary>
    public async Task<Ec2.LaunchTemplateVersion?> Template(AutoScaling.AutoScalingGroup group, string? wanted = null)
    {
        if (group.LaunchTemplate is not { LaunchTemplateId: { } id } used) return null;
        var version = wanted ?? used.Version ?? "$Default";
        if (!_templates.TryGetValue($"{id} {version}", out var asked)) _templates[$"{id} {version}"] = asked = Ask();
        return await asked;

        async Task<Ec2.LaunchTemplateVersion?> Ask() =>
            (await Send(Ec2Api.DescribeLaunchTemplateVersions(new() { LaunchTemplateId = id, Versions = [version] }))).LaunchTemplateVersions.FirstOrDefault();
    }

    /// <summary>What a group's nodes do when they start, where that is to join a cluster.</summary>
    public async Task<StartScript?> Script(AutoScaling.AutoScalingGroup group) => StartScript.Of((await Template(group))?.LaunchTemplateData?.UserData);
}
