using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The EBS volume that holds the database. It outlives the MongoDB node: a new node gets the same volume, and only the
/// removal of the node from the spec, or of the cluster, deletes it.
/// </summary>
internal sealed class DataVolume(string name, Ownership owner, MongoSpec spec, Resource<Ec2.Subnet> subnet, SecurityGroup group)
    : Ec2Resource<DataVolume.Found>(name, owner)
{
    /// <summary>The value of <see cref="Ownership.RoleTag"/>.</summary>
    public const string RoleName = "mongo-data";

    /// <summary>The device name that it is attached under. On Nitro instances the kernel names it differently.</summary>
    public const string Device = "/dev/sdf";

    /// <summary>The tag of a node, a volume and a backup that have the data apart from the root disk.</summary>
    public static readonly Tag LayoutTag = new("amscluster:data", "volume");

    /// <summary>The tag of a volume that a restore is putting in place.</summary>
    public const string RestoringTag = "amscluster:restoring";

    const string VolumeType = "gp3";

    /// <summary>The volume, and volumes that an unfinished restore has made beside it.</summary>
    internal sealed record Found(Ec2.Volume Volume, IReadOnlyList<string> Others);

    /// <summary>The node that it is attached to.</summary>
    public MongoInstance? Node { get; set; }

    public override string Kind => "volume";

    public override bool MayBeTwice => true;

    public override IEnumerable<Resource> Needs => [subnet, group];

    protected override IReadOnlyList<Tag> Tags => Owner.Tags(Name, new Tag(Ownership.RoleTag, RoleName), LayoutTag);

    /// <summary>Whether the spec and the node need it. A node whose data is on its root disk keeps it there.</summary>
    public override bool IsExpected(State state) => Wanted && Node!.UsesDataVolume(state);

    /// <summary>The cluster's volumes of the database, root disks of nodes among them: one question for both.</summary>
    public static Task<IReadOnlyList<Ec2.Volume>> OfDatabase(Reader reader) => reader.Once("volumes of mongo", async () =>
        !await Trace.IsThere(reader) ? [] : await reader.SendAll(
            Ec2Api.DescribeVolumes(new()
            {
                Filters =
                [
                    Ec2Filter.Of($"tag:{Ownership.ClusterTag}", reader.Cluster),
                    Ec2Filter.Of($"tag:{Ownership.RoleTag}", MongoInstance.RoleName, RoleName),
                ],
            }),
            r => r.Volumes));

    protected override async Task<Found?> Find(Reader reader)
    {
        if (!await MayBeThere(reader)) return null;
        var tagged = (await OfDatabase(reader)).Where(v => v.Tags.Has(new(Ownership.RoleTag, RoleName)) && v.State?.Value is not ("deleting" or "deleted"))
            .OrderByDescending(v => v.Attachments.Count > 0).ThenBy(v => v.CreateTime).ThenBy(v => v.VolumeId, StringComparer.Ordinal).ToList();
        var node = tagged.Count < 2 ? null : await MongoInstance.Find(reader, Owner.Cluster, Node?.AdoptedId);
        tagged = [.. tagged.OrderByDescending(v => node is not null && v.VolumeId == IdOn(node))];

        // An unfinished restore marks its volume. Other volumes with the same tags are copies.
        reader.Only(Kind, Name, [.. tagged.Where(v => !IsOfRestore(v))], Described);
        if (tagged is [var first, .. var others]) return new(first, [.. others.Where(IsOfRestore).Select(v => v.VolumeId!)]);
        return await WithoutTags(reader) is { } untagged ? new(untagged, []) : null;
    }

    static bool IsOfRestore(Ec2.Volume volume) => volume.Tags.Any(t => t.Key == RestoringTag);

    static string Described(Ec2.Volume volume) =>
        $"{volume.VolumeId} (created {volume.CreateTime.InUtc():u}, attached to {volume.Attachments.FirstOrDefault()?.InstanceId ?? "nothing"})";

    // A cluster with a database of the user's own has none, and an adopted node keeps the disks that it has.
    async Task<bool> MayBeThere(Reader reader)
    {
        if (!Wanted && !reader.LooksEverywhere) return (await reader.Record).Specs.Any(s => s.Mongo.Uri is null);
        return Node?.AdoptedId is not { } id || (await MongoInstance.Find(reader, Owner.Cluster, id))?.InstanceId != id;
    }

    // A volume that lost its tags still has the data: it must not count as gone.
    async Task<Ec2.Volume?> WithoutTags(Reader reader) =>
        await MongoInstance.Find(reader, Owner.Cluster) is { } node && node.Tags.Has(LayoutTag) && IdOn(node) is { } id
            ? (await reader.SendOrNull(Ec2Api.DescribeVolumes(new() { VolumeIds = [id] })))?.Volumes.FirstOrDefault()
            : null;

    /// <summary>The id of the volume under an instance's data device; null for none.</summary>
    public static string? IdOn(Ec2.Instance instance) => instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == Device)?.Ebs?.VolumeId;

    protected override string IdOf(Found actual) => actual.Volume.VolumeId!;

    protected override IReadOnlyList<Tag> TagsOf(Found actual) => actual.Volume.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state)
    {
        if (!IsExpected(state)) return [];
        var volume = state.Of(this)!.Volume;
        var zone = state.Of(subnet)?.AvailabilityZone ?? volume.AvailabilityZone!;
        return MongoVolume.TooSmall(this, volume.Size, spec, state).Concat(volume.AvailabilityZone == zone ? [] :
        [
            new(FindingLevel.Error, "AmsDataVolumeZone", "network.nodeZones",
                $"The database is on the volume {Name} in {volume.AvailabilityZone}; the spec moves the MongoDB node to {zone}, where AWS cannot attach it.",
                $"Keep {volume.AvailabilityZone} as the first zone of the nodes, or deploy a cluster with another name in {zone} and restore a backup into it."),
        ]);
    }

    public override Step? Plan(State state) => Wanted && !IsExpected(state) ? null : base.Plan(state);

    protected override IEnumerable<Edit> Compare(Found actual, State state) =>
        CompareTags(actual.Volume.Tags.AsTags(), state, actual.Volume.VolumeId!).Concat(MongoVolume.Grow(actual.Volume, spec, VolumeType));

    protected override string Summary(State state) => $"{spec.VolumeGiB} GiB, encrypted, for the data of MongoDB";

    // The security group is in the token: a cluster that was destroyed and made again gets a new volume.
    protected override async Task<Found> Make(Run run)
    {
        var request = new Ec2.CreateVolumeRequest
        {
            AvailabilityZone = run.State.Of(subnet)!.AvailabilityZone!,
            Size = spec.VolumeGiB,
            VolumeType = VolumeType,
            Encrypted = true,
            TagSpecifications = TagSpecifications("volume"),
        };
        var token = ClientToken.Of([Owner.Cluster, Name, run.State.Id(group), request.AvailabilityZone, $"{spec.VolumeGiB}", .. Tags.Select(t => $"{t.Key}={t.Value}")]);
        while (true)
        {
            request.ClientToken = token;
            var made = (await run.Send(Ec2Api.CreateVolume(request))).Volume;
            if (!await IsGone(made, run)) return new(made, []);
            token = ClientToken.Of(token, made.VolumeId);
        }
    }

    // EC2 answers a token that it has seen with the volume of that time, also when that one is deleted by now. A volume that was
    // created just now may not be shown yet, so it is not asked for.
    static async Task<bool> IsGone(Ec2.Volume made, Run run) =>
        run.State.Clock.GetUtcNow() - made.CreateTime.InUtc() > run.Patience.Settling
        && (await run.Send(Ec2Api.DescribeVolumes(new() { Filters = [Ec2Filter.Of("volume-id", made.VolumeId!)] }))).Volumes.Count == 0;

    protected override async Task Remove(Found actual, Run run)
    {
        foreach (var id in actual.Others.Prepend(actual.Volume.VolumeId!)) await run.SendDelete(Ec2Api.DeleteVolume(new() { VolumeId = id }));
    }

    public override Effort ToDelete(State state) => new(1 + state.Of(this)!.Others.Count, 1 + state.Of(this)!.Others.Count);
}
