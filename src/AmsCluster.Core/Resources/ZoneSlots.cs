using System.Text.RegularExpressions;

namespace AmsCluster.Resources;

/// <summary>
/// The zones that a cluster needs a subnet in. A zone may be named by the spec or left open (null);
/// open ones are filled with the zones of the subnets that the spec names, then with the VPC's first zones by name.
/// </summary>
internal sealed partial record ZoneSlots(IReadOnlyList<string?> Zones, int NodeCount)
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

    /// <summary>The zone of each slot; null where there are too few.</summary>
    /// <param name="preferred">The zones to take before all others.</param>
    /// <param name="all">All zones.</param>
    /// <param name="rank">How well a zone fits a slot: 0 is best. Among equals the zones go by name.</param>
    /// <param name="existing">The zones of slots that have a subnet already.</param>
    public IReadOnlyList<string?> Assign(
        IEnumerable<string> preferred, IEnumerable<string> all, Func<string, int, int> rank,
        IReadOnlyList<string?>? existing = null)
    {
        var first = preferred.ToHashSet(StringComparer.Ordinal);
        string?[] zones = [.. Zones.Select((zone, slot) => zone ?? existing?[slot])];
        var left = first.Union(all.Order(StringComparer.Ordinal), StringComparer.Ordinal).Except(zones.OfType<string>()).ToList();
        for (var slot = 0; slot < zones.Length; slot++)
        {
            if (zones[slot] is not null) continue;
            zones[slot] = left.OrderByDescending(first.Contains).ThenBy(z => rank(z, slot)).FirstOrDefault();
            left.Remove(zones[slot] ?? "");
        }

        return zones;
    }

    /// <summary>
    /// Whether a zone is an Availability Zone: a Region's name and one letter. Local Zones and Wavelength Zones have longer
    /// names, for example <c>us-west-2-lax-1a</c> (EC2 User Guide, "Regions and Zones").
    /// </summary>
    public static bool IsAvailabilityZone(string zone) => AvailabilityZone().IsMatch(zone);

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)+-[0-9][a-z]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AvailabilityZone();
}
