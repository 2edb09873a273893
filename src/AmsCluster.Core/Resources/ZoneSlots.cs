namespace AmsCluster.Resources;

/// <summary>
/// The zones that a cluster needs a subnet in. A zone may be named by the spec or left open (null);
/// open ones are filled with the VPC's first zones by name that are not named.
/// </summary>
internal sealed record ZoneSlots(IReadOnlyList<string?> Zones, int NodeCount)
{
    const int LoadBalancerMinimum = 2;

    public static ZoneSlots Of(NetworkSpec network)
    {
        List<string?> zones = network.NodeZones.Count > 0 ? [.. network.NodeZones] : [null];
        var nodes = zones.Count;
        zones.AddRange(network.LoadBalancerZones.Where(z => !zones.Contains(z)));
        if (network.LoadBalancerZones.Count == 0)
            while (zones.Count < LoadBalancerMinimum) zones.Add(null);
        return new(zones, nodes);
    }

    /// <summary>The slots that the load balancer stands in.</summary>
    public IEnumerable<int> LoadBalancer(NetworkSpec network) => network.LoadBalancerZones.Count > 0
        ? network.LoadBalancerZones.Select(z => Zones.ToList().IndexOf(z))
        : Enumerable.Range(0, Math.Max(NodeCount, LoadBalancerMinimum));

    /// <summary>The zone of a slot, given all zones there are; null when there are too few.</summary>
    public string? Zone(int slot, IEnumerable<string> all)
    {
        if (Zones[slot] is { } named) return named;
        var open = Zones.Take(slot).Count(z => z is null);
        return all.Order(StringComparer.Ordinal).Where(z => !Zones.Contains(z)).Skip(open).FirstOrDefault();
    }
}
