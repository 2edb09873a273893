using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>Finds the load balancer that a cluster made by hand is entered by: the one that is named, else the only one that leads to nodes of a cluster.</summary>
internal sealed class EntranceFinder(Survey survey, string cluster, AdoptionHints hints)
{
    const string Subject = "load balancer";

    public async Task<(Elb.LoadBalancer Balancer, string Because)?> Find()
    {
        if (hints.LoadBalancer is { } named)
        {
            if (survey.Balancers.FirstOrDefault(b => b.LoadBalancerName == named || b.LoadBalancerArn == named) is { } balancer) return (balancer, "named by you");
            survey.Stop("AmsAdoptNotFound", Subject, $"There is no load balancer {named} in the Region.", $"There are: {Names(survey.Balancers)}.");
            return null;
        }

        var like = new List<Elb.LoadBalancer>();
        foreach (var balancer in await Free(survey.Balancers.Where(b => b.Type == Balancer.Application)))
            if (await LeadsToNodes(balancer)) like.Add(balancer);
        switch (like.Count)
        {
            case 1:
                return (like[0], "the only one that leads to nodes of Ant Media Server");
            case 0:
                survey.Stop("AmsAdoptNotFound", Subject, "No Application Load Balancer leads to a group whose nodes join an Ant Media Server cluster when they start.",
                    $"Name it, if it is one of: {Names(survey.Balancers)}. Look at Region and account too.");
                return null;
            default:
                survey.Stop("AmsAdoptAmbiguous", Subject, $"Several load balancers lead to nodes of Ant Media Server: {Names(like)}.", "Name the one that is meant, or a group behind it.");
                return null;
        }
    }

    // What is another cluster's already is not looked at unless it is named; then it is told.
    async Task<IEnumerable<Elb.LoadBalancer>> Free(IEnumerable<Elb.LoadBalancer> balancers)
    {
        const int AtOnce = 20;
        var all = balancers.ToList();
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in all.Select(b => b.LoadBalancerArn!).Chunk(AtOnce))
        {
            var answer = await survey.Send(new Elb.DescribeTags { ResourceArns = some });
            others.UnionWith(answer.TagDescriptions.Where(d => d.Tags.Any(t => t.Key == Ownership.ClusterTag && t.Value != cluster)).Select(d => d.ResourceArn!));
        }

        return all.Where(b => !others.Contains(b.LoadBalancerArn!));
    }

    async Task<bool> LeadsToNodes(Elb.LoadBalancer balancer)
    {
        var groups = survey.TargetGroups.Where(t => t.LoadBalancerArns.Contains(balancer.LoadBalancerArn!)).SelectMany(t => survey.AttachedTo(t.TargetGroupArn!)).Distinct().ToList();
        if (new[] { hints.OriginGroup, hints.EdgeGroup }.OfType<string>().ToList() is { Count: > 0 } named) return groups.Exists(g => named.Contains(g.AutoScalingGroupName!));
        foreach (var group in groups)
            if (await survey.Script(group) is not null) return true;
        return false;
    }

    static string Names(IEnumerable<Elb.LoadBalancer> balancers) =>
        string.Join(", ", balancers.Select(b => b.LoadBalancerName).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none";
}
