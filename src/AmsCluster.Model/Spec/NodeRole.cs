namespace AmsCluster;

/// <summary>What the nodes of a group do.</summary>
public enum NodeRole
{
    /// <summary>Takes what is published.</summary>
    Origin,

    /// <summary>Sends streams to viewers; fetches them from the origins.</summary>
    Edge,
}
