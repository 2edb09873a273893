namespace AmsCluster.Resources;

/// <summary>The size of the volume that the database is on, whether that is the root disk or the data volume: it grows in place and never shrinks.</summary>
internal static class MongoVolume
{
    /// <summary>The finding about a volume that is larger than the spec says.</summary>
    public static IEnumerable<Finding> TooSmall(Resource resource, int? size, MongoSpec spec, State state)
    {
        if (size is null || size <= spec.VolumeGiB) return [];
        return
        [
            IsGrownByHand(spec, state)
                ? new(FindingLevel.Warning, "AmsVolumeGrown", "mongo.volumeGiB",
                    $"The volume of {resource.Name} has {size} GiB, the spec says {spec.VolumeGiB}: it was grown outside AmsCluster. It is left as it is; AWS cannot make it smaller.",
                    $"Set mongo.volumeGiB to {size} in the spec.")
                : new(FindingLevel.Error, "AmsCannotChange", "mongo.volumeGiB",
                    $"The {resource.Kind} {resource.Name} has mongo.volumeGiB {size}; AWS cannot change it to {spec.VolumeGiB}.",
                    "Keep the existing value, deploy a cluster with another name, or remove this cluster first."),
        ];
    }

    // The spec asks for no less than before: a full disk was grown in a hurry, and nothing else has to wait for the spec.
    static bool IsGrownByHand(MongoSpec spec, State state) => state.Recorded.Count > 0 && state.Recorded.All(s => s.Mongo.VolumeGiB == spec.VolumeGiB);

    /// <summary>The edit that grows it and sets its type, in one call.</summary>
    public static IEnumerable<Edit> Grow(Ec2.Volume volume, MongoSpec spec, string? type)
    {
        var size = Math.Max(volume.Size ?? 0, spec.VolumeGiB);
        return new Differences().Add("volume GiB", volume.Size, size).Add("volume type", volume.VolumeType?.Value, type)
            .SetBy(run => run.Send(Ec2Api.ModifyVolume(new() { VolumeId = volume.VolumeId!, Size = size, VolumeType = type })));
    }
}
