using AmsCluster.Aws;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>The instance that MongoDB runs on. It holds the cluster's data: all that can be is changed in place.</summary>
internal sealed class MongoInstance(string name, Ownership owner, MongoSpec spec, Login login, MongoInstance.Parts parts) : Ec2Resource<MongoInstance.Node>(name, owner)
{
    /// <summary>The field whose change stops the node.</summary>
    public const string TypeField = "instance type";

    public const string RoleName = "mongo";

    const string Stops = "stops MongoDB for some minutes";

    // The system, MongoDB's programs and its log: the data has a volume of its own.
    const int RootGiB = 16;

    const string VolumeType = "gp3";

    static readonly string[] Alive = ["pending", "running", "stopping", "stopped"];

    // What cannot be read from AWS and cannot be changed without starting anew.
    public const string AuthTag = "amscluster:auth";

    /// <summary>The id of a node that somebody else had made; it bears no tags before it is adopted.</summary>
    public string? AdoptedId { get; init; }

    /// <summary>What the node is made of.</summary>
    internal sealed record Parts(Resource<Ec2.Subnet> Subnet, SecurityGroup Group, UbuntuImage Image, NodeProfile Profile, SecretParameter? Password,
        DataVolume Volume, SecretParameter? Panel = null, PanelAdmin? Admin = null);

    /// <summary>An instance, its root volume, and whether it is protected from termination; null as long as it was not looked at.</summary>
    internal sealed record Node(Ec2.Instance Instance, Ec2.Volume? Volume, bool? IsProtected = null);

    /// <summary>Its instance profile.</summary>
    public NodeProfile Profile => parts.Profile;

    /// <summary>Where it runs.</summary>
    public Resource<Ec2.Subnet> Subnet => parts.Subnet;

    public override string Kind => "instance";

    public override bool Holds => true;

    public override IEnumerable<Resource> Needs =>
        parts.Profile.Resources.Concat(new Resource?[] { parts.Subnet, parts.Group, parts.Image, parts.Password, parts.Volume, parts.Panel, login.Made }.OfType<Resource>());

    // One call that releases the protection, one that ends it, and one that sees it gone.
    public override Effort ToDelete(State state) => IsAdopted(state.Of(this)!.Instance, state) ? new(2, 2) : new(3, 3);

    public override string? Awaits(ChangeAction action) => action is ChangeAction.Delete or ChangeAction.Replace ? "the instance to be terminated" : null;

    protected override IReadOnlyList<Tag> Tags => Owner.Tags(Name, new Tag(Ownership.RoleTag, RoleName), new Tag(AuthTag, Shown(spec.Auth)));

    /// <summary>The cluster's MongoDB node, as long as it is not gone: the one that was adopted, else the one with the tags.</summary>
    public static async Task<Ec2.Instance?> Find(Reader reader, string cluster, string? adoptedId)
    {
        if (adoptedId is null) return await Find(reader, cluster);
        var found = await reader.Once($"instance {adoptedId}", () => reader.SendAll(
            Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", adoptedId), Ec2Filter.Of("instance-state-name", Alive)] }), r => r.Reservations));
        return found.SelectMany(r => r.Instances).FirstOrDefault() ?? await Find(reader, cluster);
    }

    /// <summary>The instance with the cluster's tags, as long as it is not gone.</summary>
    public static Task<Ec2.Instance?> Find(Reader reader, string cluster) => reader.Once($"mongo of {cluster}", async () =>
    {
        // It is in the cluster's security group, which AWS keeps as long as anything is.
        if (!await Trace.IsThere(reader)) return null;
        var found = await reader.SendAll(
            Ec2Api.DescribeInstances(new()
            {
                Filters =
                [
                    Ec2Filter.Of($"tag:{Ownership.ClusterTag}", cluster),
                    Ec2Filter.Of($"tag:{Ownership.RoleTag}", RoleName),
                    Ec2Filter.Of("instance-state-name", Alive),
                ],
            }),
            r => r.Reservations);
        return await DatabaseChoice.Of(reader, cluster, found.SelectMany(r => r.Instances))
            ?? ((await reader.Record).IsThere ? await ByName(reader, cluster) : null);
    });

    // One that lost a tag is still there with all the data: it must not pass for gone.
    static async Task<Ec2.Instance?> ByName(Reader reader, string cluster)
    {
        var name = $"{cluster}-{RoleName}";
        var found = await reader.SendAll(
            Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("tag:Name", name), Ec2Filter.Of("instance.group-name", name), Ec2Filter.Of("instance-state-name", Alive)] }), r => r.Reservations);
        return await DatabaseChoice.Of(reader, cluster, found.SelectMany(r => r.Instances));
    }

    protected override async Task<Node?> Find(Reader reader)
    {
        // The root volume has the instance's tags from its creation: so it can be asked for along with it.
        var tagged = Wanted && AdoptedId is null ? Depth.Begin(() => DataVolume.OfDatabase(reader)) : null;
        if (await Find(reader, Owner.Cluster, AdoptedId) is not { } instance) return null;
        var isAdopted = instance.InstanceId == AdoptedId;
        if (!Wanted) return new(instance, null, isAdopted ? await IsProtected(reader, instance.InstanceId!) : null);
        var isProtected = isAdopted ? null : Depth.Begin(() => IsProtected(reader, instance.InstanceId!));
        var volume = await RootVolume(reader, instance, tagged is null ? [] : await tagged.End());
        return new(instance, volume, isProtected is null ? null : await isProtected.End());
    }

    static async Task<Ec2.Volume?> RootVolume(Reader reader, Ec2.Instance instance, IReadOnlyList<Ec2.Volume> tagged)
    {
        var id = instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == instance.RootDeviceName)?.Ebs?.VolumeId;
        if (id is null) return null;
        return tagged.FirstOrDefault(v => v.VolumeId == id) ?? (await reader.SendOrNull(Ec2Api.DescribeVolumes(new() { VolumeIds = [id] })))?.Volumes.FirstOrDefault();
    }

    // DescribeInstances does not say it.
    static async Task<bool?> IsProtected(Reader reader, string id) =>
        (await reader.SendOrNull(Ec2Api.DescribeInstanceAttribute(new() { InstanceId = id, Attribute = "disableApiTermination" })))?.InstanceAttribute?.DisableApiTermination;

    protected override string IdOf(Node actual) => actual.Instance.InstanceId!;

    protected override IReadOnlyList<Tag> TagsOf(Node actual) => actual.Instance.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state) =>
        UsesDataVolume(state) ? [] : MongoVolume.TooSmall(this, state.Of(this)!.Volume?.Size, spec, state);

    // A protection that the owner of an adopted node has set is respected; our own is released.
    public override IEnumerable<Finding> DeletionBlockers(State state) => state.Of(this) is not { IsProtected: true, Instance: { } node } ? [] :
    [
        new(FindingLevel.Error, "AmsInstanceProtected", Name, $"Termination protection of the MongoDB instance {node.InstanceId} is on, and AmsCluster did not set it.",
            $"To delete the instance, turn it off: aws ec2 modify-instance-attribute --instance-id {node.InstanceId} --no-disable-api-termination"),
    ];

    /// <summary>
    /// Whether its data is on the data volume: of a node that was made with one, and of every node to come. A node that an
    /// earlier version made has the data on its root disk, and keeps it there as long as it is not replaced.
    /// </summary>
    public bool UsesDataVolume(State state)
    {
        if (state.Of(this)?.Instance is not { } actual) return true;
        return HasDataVolume(actual, state) || (!IsAdopted(actual, state) && Replacing(actual, state).Any);
    }

    // A tag that was taken off does not make it another node.
    bool HasDataVolume(Ec2.Instance actual, State state) =>
        actual.Tags.Has(DataVolume.LayoutTag) || (state.Has(parts.Volume) && DataVolume.IdOn(actual) == state.Id(parts.Volume));

    Differences Replacing(Ec2.Instance actual, State state)
    {
        var replacing = new Differences()
            .Add("image", actual.ImageId, state.Id(parts.Image))
            .Add("subnet", actual.SubnetId, IsAdopted(actual, state) ? actual.SubnetId : state.Id(parts.Subnet))
            .Add("auth", Auth(actual, state), Shown(spec.Auth));

        // Only a start script makes a new volume usable.
        return HasDataVolume(actual, state) && !state.Has(parts.Volume) ? replacing.Add("data volume", "gone", state.Id(parts.Volume)) : replacing;
    }

    protected override IEnumerable<Edit> Compare(Node node, State state)
    {
        var actual = node.Instance;
        var replacing = Replacing(actual, state);
        if (replacing.Any) return [replacing.ByReplacing()];

        var id = actual.InstanceId!;
        var groups = new Differences().AddSet(SecurityGroup.Field, actual.SecurityGroups.Select(g => g.GroupId!), Groups(actual, state));
        var type = new Differences().Add(TypeField, actual.InstanceType?.Value, spec.InstanceType);
        var settings = IsAdopted(actual, state) ? [] : MongoSettings.Compare(node, parts.Profile.Name);
        var stopped = actual.State?.Name?.Value is "stopping" or "stopped" && !type.Any
            ? [Edit.InPlace("state", actual.State.Name, "running", run => InstanceLife.Start(id, run))]
            : Enumerable.Empty<Edit>();
        var onVolume = HasDataVolume(actual, state);
        return CompareTags(TagsOfBoth(node), Shall(onVolume), state, [id, .. Disks(actual, state)])
            .Concat(groups.SetBy(run => run.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, Groups = [.. Groups(actual, run.State)] }))))
            .Concat(type.SetBy(run => InstanceLife.ChangeType(id, spec.InstanceType, run)).Select(e => e with { Effect = Stops }))
            .Concat(CompareVolume(node, state))
            .Concat(settings)
            .Concat(stopped);
    }

    // The root disk of a node with a data volume holds nothing that grows: its size stays as it is.
    IEnumerable<Edit> CompareVolume(Node node, State state)
    {
        if (node.Volume is not { } volume) return [];
        var kept = HasDataVolume(node.Instance, state) ? spec with { VolumeGiB = 0 } : spec;
        return MongoVolume.Grow(volume, kept, IsAdopted(node.Instance, state) ? volume.VolumeType : VolumeType);
    }

    IReadOnlyList<Tag> Shall(bool onVolume) => onVolume ? [.. Tags.Append(DataVolume.LayoutTag).OrderBy(t => t.Key, StringComparer.Ordinal)] : Tags;

    IEnumerable<string> Disks(Ec2.Instance actual, State state) =>
        actual.BlockDeviceMappings.Select(m => m.Ebs?.VolumeId).OfType<string>().Where(v => !HasDataVolume(actual, state) || v != DataVolume.IdOn(actual));

    // A node that was adopted stays where it is, in the groups that it is in. Until it bears the tag, it has what the adoption took it to have.
    bool IsAdopted(Ec2.Instance actual, State state) => state.IsAdopted(this) && actual.InstanceId == AdoptedId;

    // The record knows what the node was made with, and is believed before a tag that somebody may have changed: a wrong one
    // would cost the data. Only while an apply that changes it is unfinished does the tag tell which of the two it is.
    string? Auth(Ec2.Instance actual, State state) => state.Recorded.Select(s => s.Mongo.Auth).Distinct().ToList() is [var only] ? Shown(only)
        : actual.Tags.FirstOrDefault(t => t.Key == AuthTag)?.Value ?? (state.Adopting ? Shown(spec.Auth) : null);

    static string Shown(bool auth) => auth ? "on" : "off";

    IReadOnlyList<string> Groups(Ec2.Instance actual, State state) =>
        [.. (IsAdopted(actual, state) ? actual.SecurityGroups.Select(g => g.GroupId!) : []).Append(state.Id(parts.Group)).Distinct(StringComparer.Ordinal)];

    // The volume bears the instance's tags: what one of the two lacks is put on both.
    static IReadOnlyList<Tag> TagsOfBoth(Node node)
    {
        var tags = node.Instance.Tags.AsTags();
        return node.Volume is { } volume ? [.. tags.Where(volume.Tags.Has)] : tags;
    }

    protected override string Summary(State state) => $"{spec.InstanceType}, MongoDB {(spec.Auth ? "with" : "without")} authentication";

    // Running nodes have its private address: the new node takes it over where the subnet stays the same.
    public override void NoteKept(State state)
    {
        if (state.Of(this)?.Instance is { PrivateIpAddress: { } address } node && node.SubnetId == state.Id(parts.Subnet))
            state.Keep(this, address);
    }

    protected override async Task<Node> Make(Run run)
    {
        var image = run.State.Of(parts.Image)!;
        var script = MongoUserData.For(Owner.Cluster, run.Region, parts.Password?.Name, run.State.Id(parts.Volume), admin: parts.Admin);
        var (subnet, group, address) = (run.State.Id(parts.Subnet), run.State.Id(parts.Group), run.State.Kept(this));
        var request = new Ec2.RunInstancesRequest
        {
            ImageId = image.ImageId,
            InstanceType = spec.InstanceType,
            MinCount = 1,
            MaxCount = 1,
            KeyName = login.KeyName,
            NetworkInterfaces =
            [
                new()
                {
                    DeviceIndex = 0, SubnetId = subnet, Groups = [group], PrivateIpAddress = address,
                    AssociatePublicIpAddress = true, DeleteOnTermination = true,
                },
            ],
            IamInstanceProfile = new() { Name = parts.Profile.Name },
            UserData = PackedUserData.Of(script),
            MetadataOptions = new() { HttpTokens = MongoSettings.HttpTokens, HttpEndpoint = MongoSettings.HttpEndpoint, HttpPutResponseHopLimit = MongoSettings.HopLimit },
            BlockDeviceMappings =
            [
                new()
                {
                    DeviceName = image.RootDeviceName ?? Images.UsualRootDevice,
                    Ebs = new() { VolumeSize = Math.Max(RootGiB, Images.RootGiB(image) ?? 0), VolumeType = VolumeType, Encrypted = true, DeleteOnTermination = true },
                },
            ],
            DisableApiTermination = true,
            TagSpecifications = Shall(onVolume: true).For("instance", "volume", "network-interface"),
        };
        var token = ClientToken.Of(Owner.Cluster, Name, image.ImageId, spec.InstanceType, subnet, group, script, address ?? "");
        return new(await InstanceLife.Run(request, token, run), null);
    }

    protected override async Task Remove(Node actual, Run run)
    {
        var id = IdOf(actual);
        NoteKept(run.State);
        if (!IsAdopted(actual.Instance, run.State))
            await run.SendDelete(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, DisableApiTermination = false }));
        await InstanceLife.Terminate(id, run);
    }
}
