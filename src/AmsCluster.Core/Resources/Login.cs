namespace AmsCluster.Resources;

/// <summary>The key pair that is put on the nodes: none, one that is there, or one that is made with the cluster.</summary>
internal sealed record Login(string? KeyName, KeyPair? Made);
