namespace AmsCluster;

/// <summary>How a cluster or a part of it is. The order is from best to worst.</summary>
public enum Health
{
    /// <summary>All that is wanted is there and serves.</summary>
    Healthy,

    /// <summary>On its way: instances or the load balancer are starting.</summary>
    Starting,

    /// <summary>It serves, with less than is wanted.</summary>
    Degraded,

    /// <summary>It does not serve.</summary>
    Unhealthy,

    /// <summary>Parts of it are not there.</summary>
    Incomplete,
}
