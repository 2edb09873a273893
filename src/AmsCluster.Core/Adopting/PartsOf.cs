using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>What was found, in the order in which a reader looks for it.</summary>
internal static class PartsOf
{
    const string Entrance = "load balancer";
    const string Database = "mongo";

    public static IReadOnlyList<AdoptedPart> Make(HandMade made) =>
    [
        new(Kinds.LoadBalancer, Entrance, made.Balancer.LoadBalancerName, made.Balancer.LoadBalancerArn, Certainty.Certain, made.BalancerBecause),
        .. Groups(made, Entrance, made.Balancer.SecurityGroups, "on the load balancer"),
        .. made.Roles.SelectMany(n => Of(made, n)),
        .. Mongo(made),
    ];

    static IEnumerable<AdoptedPart> Of(HandMade made, Nodes nodes)
    {
        yield return nodes.Targets is { } targets
            ? new(Kinds.TargetGroup, nodes.Word, targets.TargetGroupName, targets.TargetGroupArn, Certainty.Certain, nodes.TargetsBecause)
            : Missing(Kinds.TargetGroup, nodes.Word, "no listener and no rule leads to one of its own");
        if (nodes.Group is not { } group)
        {
            yield return Missing(Kinds.AutoScalingGroup, nodes.Word, "no group registers its nodes there");
            yield break;
        }

        yield return new(Kinds.AutoScalingGroup, nodes.Word, group.AutoScalingGroupName, group.AutoScalingGroupARN, nodes.GroupCertainty, nodes.GroupBecause);
        if (nodes.Template is { } template)
            yield return new(Kinds.LaunchTemplate, nodes.Word, template.LaunchTemplateName, template.LaunchTemplateId, nodes.GroupCertainty, $"version {template.VersionNumber} is what {group.AutoScalingGroupName} starts");
        if (nodes.Policy is { } policy) yield return new(Kinds.ScalingPolicy, nodes.Word, policy.PolicyName, policy.PolicyARN, nodes.GroupCertainty, $"average CPU load of {group.AutoScalingGroupName}");
        foreach (var part in Groups(made, nodes.Word, nodes.SecurityGroups, $"on the nodes of {group.AutoScalingGroupName}")) yield return part;
    }

    static IEnumerable<AdoptedPart> Mongo(HandMade made)
    {
        if (made.Mongo is not { } instance) return [Missing(Kinds.Instance, Database, made.Uri is null ? "nothing tells where the database is" : "the nodes' database is on no instance of this VPC")];
        var name = instance.Tags.FirstOrDefault(t => t.Key == "Name")?.Value ?? instance.InstanceId;
        return [new(Kinds.Instance, Database, name, instance.InstanceId, Certainty.Certain, made.MongoBecause), .. Groups(made, Database, instance.SecurityGroups.Select(g => g.GroupId!), "on the instance")];
    }

    static IEnumerable<AdoptedPart> Groups(HandMade made, string role, IEnumerable<string> ids, string because) =>
        ids.Select(id => new AdoptedPart(Kinds.SecurityGroup, role, made.SecurityGroups.FirstOrDefault(g => g.GroupId == id)?.GroupName, id, Certainty.Certain, because));

    static AdoptedPart Missing(string kind, string role, string because) => new(kind, role, null, null, Certainty.Missing, because);
}
