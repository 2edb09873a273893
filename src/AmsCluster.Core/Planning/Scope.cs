using AmsCluster.Resources;

namespace AmsCluster.Planning;

/// <summary>Narrows a topology to some parts of a cluster and what they need: the same loop, over less.</summary>
internal static class Scope
{
    /// <summary>The topology of the parts; the whole one when none is named.</summary>
    public static Topology Of(Topology whole, IReadOnlyCollection<ClusterPart> parts)
    {
        if (parts.Count == 0) return whole;
        var chosen = new Topology(whole.Cluster, whole.Resources.Where(r => PartOf(r) is { } part && parts.Contains(part)));
        while (true)
        {
            // What belongs to a chosen thing belongs to the scope, and may need more in its turn.
            var there = chosen.Resources.ToHashSet();
            var more = whole.Resources.Where(r => !there.Contains(r) && r.PartOf is { } owner && there.Contains(owner)).ToList();
            if (more.Count == 0) return chosen;
            chosen = new Topology(whole.Cluster, chosen.Resources.Concat(more));
        }
    }

    static ClusterPart? PartOf(Resource resource) => resource switch
    {
        // Of a database of the user's own there is only its address.
        MongoInstance or SecretParameter => ClusterPart.Mongo,
        AutoScalingGroup { Role: NodeRole.Origin } => ClusterPart.Origin,
        AutoScalingGroup => ClusterPart.Edge,
        Balancer or Listener or DnsRecord => ClusterPart.LoadBalancer,
        _ => null,
    };
}
