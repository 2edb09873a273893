namespace AmsCluster.Resources;

/// <summary>
/// The zones that a cluster needs a subnet in. A zone may be named by the spec or left open (null);
/// open ones are filled with the zones of the subnets that the spec names, then with the VPC's first zones by name.
/// </summary>
internal sealed record ZoneSlots(IReadOnlyList<string?> Zones, int NodeCount)
{
    // An Application Load Balancer does not stand in one zone.
    static int LoadBalancerLeast(NetworkSpec network) => Math.Max(2, network.Subnets.Count);

    public static ZoneSlots Of(NetworkSpec network)
    {
        List<string?> zones = network.NodeZones.Count > 0 ? [.. network.NodeZones] : [null];
        var nodes = zones.Count;
        zones.AddRange(network.LoadBalancerZones.Where(z => !zones.Contains(z)));
        if (network.LoadBalancerZones.Count == 0)
            while (zones.Count < LoadBalancerLeast(network)) zones.Add(null);
        return new(zones, nodes);
    }

    /// <summary>The slots that the load balancer stands in.</summary>
    public IEnumerable<int> LoadBalancer(NetworkSpec network) => network.LoadBalancerZones.Count > 0
        ? network.LoadBalancerZones.Select(z => Zones.ToList().IndexOf(z))
        : Enumerable.Range(0, Math.Max(NodeCount, LoadBalancerLeast(network)));

    /// <summary>The zone of a slot, given the zones that the spec prefers and all there are; null when there are too few.</summary>
    public string? Zone(int slot, IEnumerable<string> preferred, IEnumerable<string> all)
    {
        if (Zones[slot] is { } named) return named;
        var open = Zones.Take(slot).Count(z => z is null);
        return preferred.Union(all.Order(StringComparer.Ordinal), StringComparer.Ordinal).Where(z => !Zones.Contains(z)).Skip(open).FirstOrDefault();
    }
}
