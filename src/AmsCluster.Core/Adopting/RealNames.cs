using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>The names and ids that stand in place of those that the cluster's own would have.</summary>
internal static class RealNames
{
    public static Adopted Of(HandMade made, string cluster)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string kind, string name, string? real)
        {
            if (real is not null) names[$"{kind} {name}"] = real;
        }

        Add(Kinds.LoadBalancer, cluster, made.Balancer.LoadBalancerName);
        foreach (var nodes in made.Roles)
        {
            var name = $"{cluster}-{nodes.Word}";
            Add(Kinds.TargetGroup, name, nodes.Targets?.TargetGroupName);
            Add(Kinds.AutoScalingGroup, name, nodes.Group?.AutoScalingGroupName);
            Add(Kinds.ScalingPolicy, $"{name}-cpu", nodes.Policy?.PolicyName);
        }

        // One template for both roles stays the origins'; the edges get one of their own for nodes that start from then on.
        Add(Kinds.LaunchTemplate, $"{cluster}-origin", made.Origin.Template?.LaunchTemplateName);
        if (made.Edge.Template?.LaunchTemplateId != made.Origin.Template?.LaunchTemplateId) Add(Kinds.LaunchTemplate, $"{cluster}-edge", made.Edge.Template?.LaunchTemplateName);

        Add(Kinds.Instance, $"{cluster}-mongo", made.AdoptedMongo?.InstanceId);
        var (origin, edge) = (Group(made, made.Origin.SecurityGroups), Group(made, made.Edge.SecurityGroups));
        Add(Kinds.SecurityGroup, $"{cluster}-load-balancer", Group(made, made.Balancer.SecurityGroups));
        Add(Kinds.SecurityGroup, $"{cluster}-node", origin ?? edge);
        if (edge is not null && edge != (origin ?? edge)) Add(Kinds.SecurityGroup, $"{cluster}-{GuideTopology.EdgeNodes}", edge);
        if (made.AdoptedMongo is { } mongo) Add(Kinds.SecurityGroup, $"{cluster}-mongo", Group(made, mongo.SecurityGroups.Select(g => g.GroupId!)));
        return new(names);
    }

    /// <summary>The group that is adopted of several: the first that serves nothing else. The VPC's own cannot be deleted.</summary>
    static string? Group(HandMade made, IEnumerable<string> ids) =>
        ids.Where(id => !made.Shared.Contains(id)).Select(id => made.SecurityGroups.FirstOrDefault(g => g.GroupId == id)).FirstOrDefault(g => g is not null && g.GroupName != "default")?.GroupName;
}
