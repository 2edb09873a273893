using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Backups;

/// <summary>
/// The volumes of a MongoDB node beside the one that it runs on: the one that a restore is putting in place, and those that earlier ones replaced.
/// Their tags are all that a restore remembers, so that the next run goes on where one was cut short.
/// </summary>
internal static class NodeVolumes
{
    /// <summary>There while a volume is being put in place. Its value is what is restored and the volume that is replaced by it.</summary>
    public const string Restoring = DataVolume.RestoringTag;

    /// <summary>The value of <see cref="Ownership.RoleTag"/> of a volume that was replaced.</summary>
    public const string Replaced = "mongo-replaced";

    /// <summary>All volumes of a cluster that bear one of the two.</summary>
    public static async Task<IReadOnlyList<Ec2.Volume>> Read(string cluster, Run run)
    {
        var found = await run.Send(
            Ec2Api.DescribeVolumes(new() { Filters = [Ec2Filter.Of($"tag:{Ownership.ClusterTag}", cluster)] }));
        return [.. found.Volumes.Where(v => v.Tags.Any(t => t.Key == Restoring || t is { Key: Ownership.RoleTag, Value: Replaced }))];
    }

    /// <summary>What a volume is being put in place for; null when it is not.</summary>
    public static string? SourceOf(Ec2.Volume volume) => Words(volume)?[0];

    /// <summary>The volume that it replaces.</summary>
    public static string? ReplacedBy(Ec2.Volume volume) => Words(volume) is [_, var replaced] ? replaced : null;

    static string[]? Words(Ec2.Volume volume) => volume.Tags.FirstOrDefault(t => t.Key == Restoring)?.Value?.Split(' ');

    /// <summary>The note that a volume is being put in place.</summary>
    public static Tag Note(string source, string? replaced) => new(Restoring, replaced is null ? source : $"{source} {replaced}");

    /// <summary>The tags of the volume that the database is on: those of the node, and of a data volume its own name and role.</summary>
    public static IReadOnlyList<Tag> TagsOf(DatabaseNode node)
    {
        var tags = node.Instance.Tags.AsTags().Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal));
        if (!node.UsesDataVolume) return [.. tags];
        return [.. tags.Where(t => t.Key is not ("Name" or MongoInstance.AuthTag or Ownership.RoleTag)),
            new("Name", $"{node.Cluster}-mongo-data"), new(Ownership.RoleTag, DataVolume.RoleName)];
    }

    /// <summary>Whether a volume holds the data alone.</summary>
    public static bool IsData(Ec2.Volume volume) => volume.Tags.Has(DataVolume.LayoutTag);

    /// <summary>The tags of one that was replaced.</summary>
    public static IReadOnlyList<Tag> TagsOfReplaced(string cluster, DateTimeOffset time) =>
        [new("Name", $"{cluster}-mongo replaced {time.UtcDateTime:yyyy-MM-dd HH:mm:ss}"), new(Ownership.RoleTag, Replaced)];

    /// <summary>Waits until volumes are in a state.</summary>
    public static Task Until(string id, string state, Run run) => run.Watch("volumes", States).Until($"volume {id} to be {state}", id, now =>
        now == "error" ? throw new AmsException("AmsVolumeFailed", $"AWS could not make volume {id}.", "Look at the volume and its KMS key in the EC2 console: EC2 must be allowed to use the key. Then run the same command again.") : now == state);

    static async Task<IReadOnlyDictionary<string, string>> States(Run run, IReadOnlyList<string> ids)
    {
        var found = await run.Send(Ec2Api.DescribeVolumes(new() { Filters = [Ec2Filter.Of("volume-id", ids)] }));

        // One that is being attached counts as in use already.
        return found.Volumes.ToDictionary(v => v.VolumeId!, v => v.Attachments.Any(a => a.State?.Value is "attaching" or "detaching") ? "changing" : v.State?.Value ?? "", StringComparer.Ordinal);
    }
}
