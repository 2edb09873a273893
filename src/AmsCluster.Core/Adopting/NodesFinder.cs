namespace AmsCluster.Adopting;

/// <summary>Finds the auto scaling group of a role, and what its nodes start from.</summary>
internal sealed class NodesFinder(Survey survey, NodeRole role, string? named)
{
    const string Which = "Name the one that is meant.";

    readonly string _word = role.ToString().ToLowerInvariant();

    string Subject => $"{_word} group";

    /// <param name="targets">The role's target group.</param>
    /// <param name="taken">The group of the other role, which this one is not.</param>
    public async Task<Nodes> Find(TargetFinder.Found? targets, AutoScaling.AutoScalingGroup? taken)
    {
        var nodes = new Nodes(role) { Targets = targets?.Group, TargetsBecause = targets?.Because ?? "" };
        if (await Group(targets, taken) is not var (group, certainty, because)) return nodes;
        var template = await survey.Template(group);
        if (template is null)
        {
            survey.Stop("AmsAdoptNoTemplate", group.AutoScalingGroupName!, $"Auto scaling group {group.AutoScalingGroupName} starts its nodes from {(group.MixedInstancesPolicy is null ? "a launch configuration" : "a mixed instances policy")}, not from a launch template.",
                "Give the group a launch template, which changes no node that runs, and adopt it then.");
        }

        return nodes with { Group = group, GroupCertainty = certainty, GroupBecause = because, Template = template, NewestImage = (await survey.Template(group, "$Latest"))?.LaunchTemplateData?.ImageId, Policy = await Policy(group) };
    }

    async Task<(AutoScaling.AutoScalingGroup, Certainty, string)?> Group(TargetFinder.Found? targets, AutoScaling.AutoScalingGroup? taken)
    {
        if (named is not null)
        {
            if (survey.Groups.FirstOrDefault(g => g.AutoScalingGroupName == named) is { } group) return (group, Certainty.Certain, "named by you");
            survey.Stop("AmsAdoptNotFound", Subject, $"There is no auto scaling group {named} in the Region.", $"There are: {Names(survey.Groups)}.");
            return null;
        }

        var attached = targets is null ? [] : survey.AttachedTo(targets.Group.TargetGroupArn!).Where(g => g != taken).ToList();
        if (attached.Count == 1) return (attached[0], Certainty.Certain, $"registers its nodes with {targets!.Group.TargetGroupName}");
        if (attached.Count > 1)
        {
            survey.Stop("AmsAdoptAmbiguous", Subject, $"Several groups register their nodes with {targets!.Group.TargetGroupName}: {Names(attached)}.", Which);
            return null;
        }

        // The guide attaches the groups to the load balancer at its very end, which is easily forgotten.
        var loose = new List<AutoScaling.AutoScalingGroup>();
        foreach (var group in survey.Groups.Where(g => g != taken && g.TargetGroupARNs.Count == 0 && g.AutoScalingGroupName!.Contains(_word, StringComparison.OrdinalIgnoreCase)))
            if (await survey.Script(group) is not null) loose.Add(group);
        if (loose.Count == 1) return (loose[0], Certainty.Likely, $"its name has {_word} in it, its nodes join a cluster, and it is behind no load balancer yet");
        if (loose.Count > 1) survey.Stop("AmsAdoptAmbiguous", Subject, $"Several groups without a load balancer may be it: {Names(loose)}.", Which);
        return null;
    }

    async Task<AutoScaling.ScalingPolicy?> Policy(AutoScaling.AutoScalingGroup group)
    {
        var policies = await survey.All(new AutoScaling.DescribePolicies { AutoScalingGroupName = group.AutoScalingGroupName }, r => r.ScalingPolicies);
        return policies.FirstOrDefault(p => p.TargetTrackingConfiguration?.PredefinedMetricSpecification?.PredefinedMetricType == "ASGAverageCPUUtilization");
    }

    static string Names(IEnumerable<AutoScaling.AutoScalingGroup> groups) =>
        string.Join(", ", groups.Select(g => g.AutoScalingGroupName).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none";
}
