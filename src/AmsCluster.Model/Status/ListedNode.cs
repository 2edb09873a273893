namespace AmsCluster;

/// <summary>An entry of the nodes' list in the cluster's database that no instance of the cluster has (AMS REST <c>cluster/nodes</c>).</summary>
/// <param name="Id">Its id, by which AMS deletes it.</param>
/// <param name="Ip">The address that the node gave.</param>
/// <param name="LastHeartbeat">When it was signed last.</param>
public sealed record ListedNode(string Id, string Ip, DateTimeOffset LastHeartbeat)
{
    /// <inheritdoc/>
    public override string ToString() => Ip;
}
