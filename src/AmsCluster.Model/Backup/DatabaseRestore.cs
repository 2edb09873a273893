using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>What a restore of a cluster's database has done.</summary>
/// <param name="ClusterName">The cluster.</param>
/// <param name="Region">The Region that it is in.</param>
/// <param name="Source">What was restored: the id of a snapshot, or of a volume that an earlier restore had replaced.</param>
/// <param name="InstanceId">The MongoDB node, which keeps its address.</param>
/// <param name="VolumeId">The volume that it runs on now.</param>
/// <param name="ReplacedVolumeId">The volume that it ran on before. It is kept, and costs money until it is deleted.</param>
/// <param name="Databases">How many databases of AMS the restored MongoDB has.</param>
public sealed record DatabaseRestore(string ClusterName, string Region, string Source, string InstanceId, string VolumeId, string? ReplacedVolumeId, int Databases)
{
    /// <summary>How it was reached.</summary>
    [JsonIgnore]
    public Connection? Connection { get; init; }
}
