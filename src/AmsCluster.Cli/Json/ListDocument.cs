namespace AmsCluster.Cli.Json;

/// <summary>What status prints without a name.</summary>
internal sealed record ListDocument(string Region, IReadOnlyList<Cluster> Clusters);
