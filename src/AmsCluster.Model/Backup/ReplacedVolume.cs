namespace AmsCluster;

/// <summary>A volume of a MongoDB node that a restore has replaced. It is kept until somebody deletes it.</summary>
/// <param name="ClusterName">The cluster.</param>
/// <param name="VolumeId">The volume's id.</param>
/// <param name="VolumeGiB">Its size in GiB.</param>
/// <param name="AvailabilityZone">The zone that it is in.</param>
public sealed record ReplacedVolume(string ClusterName, string VolumeId, int VolumeGiB, string AvailabilityZone);
