namespace AmsCluster;

/// <summary>A part of a cluster that can be deployed by itself, with all that it needs.</summary>
public enum ClusterPart
{
    /// <summary>The MongoDB node.</summary>
    Mongo,

    /// <summary>The origin group.</summary>
    Origin,

    /// <summary>The edge group.</summary>
    Edge,

    /// <summary>The load balancers with listeners, rules and DNS record.</summary>
    LoadBalancer,
}
