using AmsCluster.Aws;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>The instance that MongoDB runs on. It holds the cluster's data: all that can be is changed in place.</summary>
internal sealed class MongoInstance(string name, Ownership owner, MongoSpec spec, Login login, MongoInstance.Parts parts) : Ec2Resource<MongoInstance.Node>(name, owner)
{
    /// <summary>The field whose change stops the node.</summary>
    public const string TypeField = "instance type";

    const string RoleName = "mongo";

    const string VolumeType = "gp3";

    static readonly string[] Alive = ["pending", "running", "stopping", "stopped"];

    // What cannot be read from AWS and cannot be changed without starting anew.
    const string AuthTag = "amscluster:auth";

    /// <summary>The id of a node that somebody else had made; it bears no tags before it is adopted.</summary>
    public string? AdoptedId { get; init; }

    /// <summary>What the node is made of.</summary>
    internal sealed record Parts(Resource<Ec2.Subnet> Subnet, SecurityGroup Group, UbuntuImage Image, NodeProfile Profile, SecretParameter? Password,
        SecretParameter? Panel = null, PanelAdmin? Admin = null);

    /// <summary>An instance and the volume that the data is on; null as long as it was not looked at.</summary>
    internal sealed record Node(Ec2.Instance Instance, Ec2.Volume? Volume);

    /// <summary>Its instance profile.</summary>
    public NodeProfile Profile => parts.Profile;

    /// <summary>Where it runs.</summary>
    public Resource<Ec2.Subnet> Subnet => parts.Subnet;

    public override string Kind => "instance";

    public override bool Holds => true;

    public override IEnumerable<Resource> Needs =>
        parts.Profile.Resources.Concat(new Resource?[] { parts.Subnet, parts.Group, parts.Image, parts.Password, parts.Panel, login.Made }.OfType<Resource>());

    // One call that ends it, and one that sees it gone.
    public override Effort ToDelete(State state) => new(2, 2);

    public override string? Awaits(ChangeAction action) => action is ChangeAction.Delete or ChangeAction.Replace ? "the instance to be terminated" : null;

    protected override IReadOnlyList<Tag> Tags => Owner.Tags(Name, new Tag(Ownership.RoleTag, RoleName), new Tag(AuthTag, Shown(spec.Auth)));

    /// <summary>The cluster's MongoDB node, as long as it is not gone: the one that was adopted, else the one with the tags.</summary>
    public static async Task<Ec2.Instance?> Find(Reader reader, string cluster, string? adoptedId)
    {
        if (adoptedId is null) return await Find(reader, cluster);
        var found = await reader.Once($"instance {adoptedId}", () => reader.SendAll(
            new Ec2.DescribeInstances { Filters = [new("instance-id", adoptedId), new("instance-state-name", Alive)] }, r => r.Reservations));
        return found.SelectMany(r => r.Instances).FirstOrDefault() ?? await Find(reader, cluster);
    }

    /// <summary>The instance with the cluster's tags, as long as it is not gone.</summary>
    public static Task<Ec2.Instance?> Find(Reader reader, string cluster) => reader.Once($"mongo of {cluster}", async () =>
    {
        // It is in the cluster's security group, which AWS keeps as long as anything is.
        if (!await Trace.IsThere(reader)) return null;
        var found = await reader.SendAll(
            new Ec2.DescribeInstances
            {
                Filters =
                [
                    new($"tag:{Ownership.ClusterTag}", cluster),
                    new($"tag:{Ownership.RoleTag}", RoleName),
                    new("instance-state-name", Alive),
                ],
            },
            r => r.Reservations);
        return found.SelectMany(r => r.Instances).FirstOrDefault() ?? ((await reader.Record).IsThere ? await ByName(reader, cluster) : null);
    });

    // One that lost a tag is still there with all the data: it must not pass for gone.
    static async Task<Ec2.Instance?> ByName(Reader reader, string cluster)
    {
        var name = $"{cluster}-{RoleName}";
        var found = await reader.SendAll(
            new Ec2.DescribeInstances { Filters = [new("tag:Name", name), new("instance.group-name", name), new("instance-state-name", Alive)] }, r => r.Reservations);
        return found.SelectMany(r => r.Instances).FirstOrDefault();
    }

    protected override async Task<Node?> Find(Reader reader)
    {
        var tagged = Wanted && AdoptedId is null ? Depth.Begin(() => TaggedVolumes(reader)) : null;
        if (await Find(reader, Owner.Cluster, AdoptedId) is not { } instance) return null;
        var id = Wanted ? instance.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == instance.RootDeviceName)?.Ebs?.VolumeId : null;
        if (id is null) return new(instance, null);
        if (tagged is not null && (await tagged.End()).FirstOrDefault(v => v.VolumeId == id) is { } volume) return new(instance, volume);
        return new(instance, (await reader.SendOrNull(new Ec2.DescribeVolumes { VolumeIds = [id] }))?.Volumes.FirstOrDefault());
    }

    // It bears the instance's tags from its making: so it can be asked for along with it.
    async Task<IReadOnlyList<Ec2.Volume>> TaggedVolumes(Reader reader) => !await Trace.IsThere(reader) ? []
        : await reader.SendAll(new Ec2.DescribeVolumes { Filters = [new($"tag:{Ownership.ClusterTag}", Owner.Cluster), new($"tag:{Ownership.RoleTag}", RoleName)] }, r => r.Volumes);

    protected override string IdOf(Node actual) => actual.Instance.InstanceId!;

    protected override IReadOnlyList<Tag> TagsOf(Node actual) => actual.Instance.Tags;

    public override IEnumerable<Finding> Obstacles(State state)
    {
        if (state.Of(this)!.Volume is not { Size: { } size } || size <= spec.VolumeGiB) return [];
        return IsGrownByHand(state)
            ? [new(FindingLevel.Warning, "AmsVolumeGrown", "mongo.volumeGiB", $"The volume of {Name} has {size} GiB, the spec says {spec.VolumeGiB}: somebody has grown it. It is left as it is; AWS cannot make it smaller.", $"Write it down: mongo.volumeGiB: {size}")]
            : Fixed("mongo.volumeGiB", $"{size}", $"{spec.VolumeGiB}");
    }

    // Nobody asks for less than before: a full disk was helped in a hurry, and nothing else shall have to wait for the spec.
    bool IsGrownByHand(State state) => state.Recorded.Count > 0 && state.Recorded.All(s => s.Mongo.VolumeGiB == spec.VolumeGiB);

    protected override IEnumerable<Edit> Compare(Node node, State state)
    {
        var actual = node.Instance;
        var replacing = new Differences()
            .Add("image", actual.ImageId, state.Id(parts.Image))
            .Add("subnet", actual.SubnetId, IsAdopted(actual, state) ? actual.SubnetId : state.Id(parts.Subnet))
            .Add("auth", Auth(actual, state), Shown(spec.Auth));
        if (replacing.Any) return [replacing.ByReplacing()];

        var id = actual.InstanceId!;
        var groups = new Differences().AddSet("security groups", actual.SecurityGroups.Select(g => g.GroupId!), Groups(actual, state));
        var type = new Differences().Add(TypeField, actual.InstanceType, spec.InstanceType);
        var settings = IsAdopted(actual, state) ? [] : MongoSettings.Compare(node, parts.Profile.Name);
        var stopped = actual.State?.Name is "stopping" or "stopped" && !type.Any
            ? [Edit.InPlace("state", actual.State.Name, "running", run => InstanceLife.Start(id, run))]
            : Enumerable.Empty<Edit>();
        return CompareTags(TagsOfBoth(node), state, [id, .. actual.BlockDeviceMappings.Select(m => m.Ebs?.VolumeId).OfType<string>()])
            .Concat(groups.SetBy(run => run.Send(new Ec2.ModifyInstanceAttribute { InstanceId = id, Groups = Groups(actual, run.State) })))
            .Concat(type.SetBy(run => InstanceLife.ChangeType(id, spec.InstanceType, run)))
            .Concat(CompareVolume(node, state))
            .Concat(settings)
            .Concat(stopped);
    }

    // What both differ in goes in one call: EBS takes four changes of a volume within 24 hours, one after the other.
    IEnumerable<Edit> CompareVolume(Node node, State state)
    {
        if (node.Volume is not { } volume) return [];
        var type = IsAdopted(node.Instance, state) ? volume.VolumeType : VolumeType;
        var size = Math.Max(volume.Size ?? 0, spec.VolumeGiB);
        return new Differences().Add("volume GiB", volume.Size, size).Add("volume type", volume.VolumeType, type)
            .SetBy(run => run.Send(new Ec2.ModifyVolume { VolumeId = volume.VolumeId!, Size = size, VolumeType = type }));
    }

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
    static IReadOnlyList<Tag> TagsOfBoth(Node node) => node.Volume is { } volume ? [.. node.Instance.Tags.Where(volume.Tags.Contains)] : node.Instance.Tags;

    protected override string Summary(State state) => $"{spec.InstanceType}, {spec.VolumeGiB} GiB, MongoDB {(spec.Auth ? "with" : "without")} authentication";

    protected override async Task<Node> Make(Run run)
    {
        var image = run.State.Of(parts.Image)!;
        var script = MongoUserData.For(Owner.Cluster, run.Region, parts.Password?.Name, admin: parts.Admin);
        var request = new Ec2.RunInstances
        {
            ImageId = image.ImageId,
            InstanceType = spec.InstanceType,
            MinCount = 1,
            MaxCount = 1,
            KeyName = login.KeyName,
            SubnetId = run.State.Id(parts.Subnet),
            SecurityGroupIds = [run.State.Id(parts.Group)],
            IamInstanceProfile = new() { Name = parts.Profile.Name },
            UserData = PackedUserData.Of(script),
            MetadataOptions = new() { HttpTokens = MongoSettings.HttpTokens, HttpEndpoint = MongoSettings.HttpEndpoint, HttpPutResponseHopLimit = MongoSettings.HopLimit },
            BlockDeviceMappings =
            [
                new()
                {
                    DeviceName = image.RootDeviceName ?? Images.UsualRootDevice,
                    Ebs = new() { VolumeSize = spec.VolumeGiB, VolumeType = VolumeType, Encrypted = true, DeleteOnTermination = true },
                },
            ],
            TagSpecifications = TagSpecifications("instance", "volume", "network-interface"),
        };
        var token = ClientToken.Of(Owner.Cluster, Name, image.ImageId, spec.InstanceType, request.SubnetId, request.SecurityGroupIds[0], script);
        return new(await InstanceLife.Run(request, token, run), null);
    }

    protected override Task Remove(Node actual, Run run) => InstanceLife.Terminate(IdOf(actual), run);
}
