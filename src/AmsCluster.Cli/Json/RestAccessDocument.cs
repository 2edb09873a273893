namespace AmsCluster.Cli.Json;

/// <summary>What rest-access prints: the applications that were looked at, or changed.</summary>
internal sealed record RestAccessDocument(string Cluster, string Region, IReadOnlyList<RestAccess> Apps, int Calls, long ElapsedMs);
