namespace AmsCluster;

/// <summary>Where a node stands in the cluster as AMS itself sees it: in the nodes' list, which each node of a cluster signs every 5 seconds.</summary>
public enum Membership
{
    /// <summary>It is in the list and has signed it within the last 20 seconds.</summary>
    Alive,

    /// <summary>It is in the list and has not signed it for longer: AMS calls it dead (<c>ClusterNode.java</c>).</summary>
    Dead,

    /// <summary>It runs, and is not in the list.</summary>
    Missing,

    /// <summary>It runs by itself, outside the cluster: its <c>cluster-mode-status</c> says no.</summary>
    Standalone,
}
