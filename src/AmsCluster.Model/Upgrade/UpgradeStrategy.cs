namespace AmsCluster;

/// <summary>How the nodes of a cluster come to another image.</summary>
public enum UpgradeStrategy
{
    /// <summary>New nodes come before old ones go, the edges first: without an outage, and for a while with both versions side by side.</summary>
    Rolling,

    /// <summary>All nodes end before the first new one starts: for versions that cannot be mixed, with an outage.</summary>
    AllAtOnce,
}
