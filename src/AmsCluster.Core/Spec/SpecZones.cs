namespace AmsCluster.Spec;

/// <summary>Zones may be written by their letter, since a spec has one Region: <c>a</c> is <c>ap-south-1a</c>.</summary>
public static class SpecZones
{
    /// <summary>The spec with the full name of every zone.</summary>
    public static ClusterSpec Complete(ClusterSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Region.Length == 0)
            return spec;
        return spec with
        {
            Network = spec.Network with
            {
                NodeZones = Complete(spec.Network.NodeZones, spec.Region),
                LoadBalancerZones = Complete(spec.Network.LoadBalancerZones, spec.Region),
            },
        };
    }

    private static IReadOnlyList<string> Complete(IReadOnlyList<string> zones, string region)
        => [.. zones.Select(z => z is [>= 'a' and <= 'z'] ? region + z : z)];
}
