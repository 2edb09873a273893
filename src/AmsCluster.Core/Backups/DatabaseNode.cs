using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Backups;

/// <summary>The MongoDB node of a cluster, and which of its volumes the database is on.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Instance">The node.</param>
/// <param name="Password">The parameter that holds the database's password; null for a database without.</param>
internal sealed record DatabaseNode(string Cluster, Ec2.Instance Instance, string? Password)
{
    /// <summary>The instance's id.</summary>
    public string InstanceId => Instance.InstanceId!;

    /// <summary>Whether the database has a volume of its own. On nodes of earlier versions it is on the root volume, with all else.</summary>
    public bool UsesDataVolume => Instance.Tags.Has(DataVolume.LayoutTag);

    /// <summary>The device that the database is on.</summary>
    public string Device => UsesDataVolume ? DataVolume.Device : Instance.RootDeviceName ?? Images.UsualRootDevice;

    /// <summary>The volume behind that device; null while a restore is changing it.</summary>
    public string? VolumeId => Instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == Device)?.Ebs?.VolumeId;

    /// <summary>Whether MongoDB may be writing.</summary>
    public bool IsStopped => Instance.State?.Name == "stopped";

    /// <summary>Whether only its data volume is left.</summary>
    public bool IsGone => Instance.InstanceId is null;

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
        Ambiguity.ThrowIfAny(reader.Ambiguous);
        return instance is null
            ? throw new AmsException("AmsDatabaseNotThere", $"The MongoDB node of {cluster} is gone.", $"Have a new one made with: amscluster apply {cluster}. It gets the data volume, if the cluster has one; otherwise restore a backup into it.")
            : Of(record, instance);
    }

    /// <summary>A node that was found already.</summary>
    public static DatabaseNode Of(ClusterRecord record, Ec2.Instance instance) => new(record.Cluster, instance,
        record.Parameters.ContainsKey(SecretParameter.PasswordName(record.Cluster)) ? SecretParameter.PasswordName(record.Cluster) : null);

    /// <summary>A data volume whose node is gone.</summary>
    public static DatabaseNode Of(ClusterRecord record, Ec2.Volume volume) => Of(record, new Ec2.Instance
    {
        Tags = volume.Tags,
        BlockDeviceMappings = [new() { DeviceName = DataVolume.Device, Ebs = new() { VolumeId = volume.VolumeId } }],
    });

    /// <summary>The volume, where one is needed.</summary>
    /// <exception cref="AmsException">It has none.</exception>
    public string RequireVolume() => VolumeId ?? throw new AmsException(
        "AmsDatabaseWithoutVolume", $"The MongoDB node {InstanceId} of {Cluster} has no volume for the database: a restore was cut short.", $"Finish it with: amscluster restore {Cluster}.");
}
