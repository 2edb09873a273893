using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Backups;

/// <summary>The MongoDB node of a cluster, which the database is on with all else: it has one volume.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Instance">The node.</param>
/// <param name="Password">The parameter that holds the database's password; null for a database without.</param>
internal sealed record DatabaseNode(string Cluster, Ec2.Instance Instance, string? Password)
{
    /// <summary>The instance's id.</summary>
    public string InstanceId => Instance.InstanceId!;

    /// <summary>The device that it starts from.</summary>
    public string Device => Instance.RootDeviceName ?? Images.UsualRootDevice;

    /// <summary>The volume behind that device; null while a restore is changing it.</summary>
    public string? VolumeId => Instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == Device)?.Ebs?.VolumeId;

    /// <summary>Whether MongoDB may be writing.</summary>
    public bool IsStopped => Instance.State?.Name == "stopped";

    /// <summary>Where the node is.</summary>
    public string Zone => Instance.Placement!.AvailabilityZone!;

    /// <summary>The node of a cluster that is there. Nothing is written.</summary>
    /// <exception cref="AmsException">There is no such cluster, its database is one of the user's own, or the node is gone.</exception>
    public static async Task<DatabaseNode> Find(AwsConnection aws, string cluster, CancellationToken stop)
    {
        var record = await ClusterRecord.Read(aws, cluster, stop);
        var spec = record.Known(aws.Region);
        if (spec.Mongo.Uri is not null) throw new AmsException("AmsDatabaseNotOurs", $"The database of {cluster} is one of your own.", "Save it where it is run: MongoDB Atlas and DocumentDB take backups of their own.");
        var reader = new Reader(aws, new Topology(cluster, []), Task.FromResult(record), stop) { LooksEverywhere = true };
        var instance = await MongoInstance.Find(reader, cluster, record.Adopted.Find(Kinds.Instance, $"{cluster}-mongo"));
        return instance is null
            ? throw new AmsException("AmsDatabaseNotThere", $"The MongoDB node of {cluster} is gone.", $"Have a new one made with: amscluster apply {cluster}. Then restore a backup into it.")
            : Of(record, instance);
    }

    /// <summary>A node that was found already.</summary>
    public static DatabaseNode Of(ClusterRecord record, Ec2.Instance instance) => new(record.Cluster, instance,
        record.Parameters.ContainsKey(SecretParameter.PasswordName(record.Cluster)) ? SecretParameter.PasswordName(record.Cluster) : null);

    /// <summary>The volume, where one is needed.</summary>
    /// <exception cref="AmsException">It has none.</exception>
    public string RequireVolume() => VolumeId ?? throw new AmsException(
        "AmsDatabaseWithoutVolume", $"The MongoDB node {InstanceId} of {Cluster} has no volume to start from: a restore was cut short.", $"Finish it with: amscluster restore {Cluster}.");
}
