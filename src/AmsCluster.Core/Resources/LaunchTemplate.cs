using AmsCluster.Aws;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>What a new node of a group is started from. The group follows the newest version.</summary>
internal sealed class LaunchTemplate(string name, Ownership owner, NodeRole role, GroupSpec spec, NodeMonitoring monitoring, Login login, LaunchTemplate.Parts parts)
    : Ec2Resource<LaunchTemplate.Latest>(name, owner)
{
    // Ant Media's own templates give 16 GiB (antmedia-aws-autoscale-template.yaml, DiskSize).
    const int UsualGiB = 16;

    /// <summary>The field of the size of the nodes' root disk.</summary>
    public const string VolumeField = "volume GiB";

    /// <summary>What a node is made of.</summary>
    internal sealed record Parts(AmsImage Image, SecurityGroup Group, NodeProfile Profile, Database Database, IReadOnlyList<string> DashboardFrom, NodeHooks? Hooks = null);

    /// <summary>A template with its newest version.</summary>
    /// <param name="Template">The template.</param>
    /// <param name="Data">What the version says.</param>
    /// <param name="Note">Where only a part of it is known so far, the note that tells it.</param>
    internal sealed record Latest(Ec2.LaunchTemplate Template, Ec2.ResponseLaunchTemplateData Data, TemplateNote? Note = null);

    /// <summary>What its nodes do.</summary>
    public NodeRole Role => role;

    /// <summary>The image that its nodes start from.</summary>
    public AmsImage Image => parts.Image;

    /// <summary>The instance profile of its nodes.</summary>
    public NodeProfile Profile => parts.Profile;

    public override string Kind => "launch template";

    public override bool LetsGo => true;

    public override IEnumerable<Resource> Needs => [parts.Image, parts.Group, .. parts.Profile.Resources, .. parts.Database.Resources, .. login.Made is { } key ? [key] : Array.Empty<Resource>()];

    /// <summary>A template by its name, with its newest version.</summary>
    public static Task<Latest?> Find(Reader reader, string name) => reader.Once($"launch template {name}", async () =>
    {
        var templates = await reader.Once("launch templates", () => reader.SendAll(
            Ec2Api.DescribeLaunchTemplates(new() { Filters = [Ec2Filter.Of("launch-template-name", reader.Names<LaunchTemplate>())] }), r => r.LaunchTemplates));
        if (templates.FirstOrDefault(t => t.LaunchTemplateName == name) is not { } template) return null;
        return TemplateNote.Parse(template.Tags.AsTags()) is { } note && note.Version == template.LatestVersionNumber
            ? new Latest(template, new() { ImageId = note.ImageId, BlockDeviceMappings = [new() { DeviceName = note.Device }] }, note)
            : await ReadLatest(reader, template);
    });

    protected override Task<Latest?> Find(Reader reader) => Find(reader, Name);

    // What it is noted to say is what it should say, or is not known.
    public override async Task LookCloser(Reader reader, State state)
    {
        if (!Wanted || state.Of(this) is not { Note: { } note, Template: var template }) return;
        var expected = Data(state);
        if (TemplateNote.DigestOf(expected) == note.Digest) state.Set(this, new Latest(template, expected.AsAnswered()), template.LaunchTemplateId!);
        else if (await ReadLatest(reader, template) is { } latest) state.Set(this, latest, template.LaunchTemplateId!);
        else state.Forget(this);
    }

    static async Task<Latest?> ReadLatest(Reader reader, Ec2.LaunchTemplate template)
    {
        var versions = await reader.SendOrNull(Ec2Api.DescribeLaunchTemplateVersions(new() { LaunchTemplateId = template.LaunchTemplateId, Versions = ["$Latest"] }));
        return versions?.LaunchTemplateVersions.FirstOrDefault() is { } latest ? new Latest(template, latest.LaunchTemplateData!) : null;
    }

    protected override string IdOf(Latest actual) => actual.Template.LaunchTemplateId!;

    protected override IReadOnlyList<Tag> TagsOf(Latest actual) => actual.Template.Tags.AsTags();

    protected override IEnumerable<Edit> Compare(Latest actual, State state)
    {
        var expected = Data(state);
        var (data, root) = (actual.Data, actual.Data.BlockDeviceMappings.FirstOrDefault());
        var version = new Differences()
            .Add("instance type", data.InstanceType?.Value, expected.InstanceType.Value)
            .Add("image", data.ImageId, expected.ImageId)
            .Add("key pair", data.KeyName, expected.KeyName)
            .AddSet(SecurityGroup.Field, new AdoptedTemplate(data).SecurityGroups, expected.NetworkInterfaces![0].Groups!)
            .Add("public address", data.NetworkInterfaces.FirstOrDefault()?.AssociatePublicIpAddress, true)
            .Add("network interface goes with its node", data.NetworkInterfaces.FirstOrDefault()?.DeleteOnTermination, true)
            .Add("instance profile", data.IamInstanceProfile?.Name, expected.IamInstanceProfile!.Name)
            .Add("IMDS tokens", data.MetadataOptions?.HttpTokens?.Value, expected.MetadataOptions!.HttpTokens.Value)
            .Add("IMDS", data.MetadataOptions?.HttpEndpoint?.Value, expected.MetadataOptions.HttpEndpoint.Value)
            .Add("IMDS hop limit", data.MetadataOptions?.HttpPutResponseHopLimit, expected.MetadataOptions.HttpPutResponseHopLimit)
            .Add("detailed monitoring", data.Monitoring?.Enabled ?? false, expected.Monitoring!.Enabled)
            .Add("device", root?.DeviceName, expected.BlockDeviceMappings![0].DeviceName)
            .Add(VolumeField, root?.Ebs?.VolumeSize, expected.BlockDeviceMappings[0].Ebs!.VolumeSize)
            .Add("volume type", root?.Ebs?.VolumeType?.Value, expected.BlockDeviceMappings[0].Ebs!.VolumeType.Value)
            .Add("volume goes with its node", root?.Ebs?.DeleteOnTermination, true)
            .Add("volume encryption", root?.Ebs?.Encrypted, true)
            .AddEach("node tag", NodeTags(data.TagSpecifications), NodeTags(expected.TagSpecifications!));
        foreach (var change in ScriptDifference.Of(data.UserData, expected.UserData, parts.Database.UriTemplate(state)))
            version.Add(change.Field, change.Actual, change.Expected);

        // A template that was adopted says more for a reason.
        var extras = state.IsAdopted(this) ? [] : TemplateExtras.Of(data, expected.AsAnswered());
        foreach (var extra in extras) version.Add(extra.Field, extra.Actual, extra.Expected);
        return CompareTags(actual.Template.Tags.AsTags(), state, actual.Template.LaunchTemplateId!).Concat(version.SetBy(AddVersion).Select(e => e with { Effort = state.IsAdopted(this) ? Effort.One : new(2, 2) }));
    }

    // The profile that it keeps may have rights that its nodes need.
    public override IEnumerable<Finding> LeftAlone(State state) => base.LeftAlone(state).Concat(parts.Hooks is null || KeptProfile(state) is not { } kept ? [] :
    [
        new(FindingLevel.Warning, "AmsAdoptedRights", Name, $"Launch template {Name} was adopted and keeps its instance profile {kept}: whether its nodes may complete lifecycle actions is not known.",
            $"Allow the role of {kept} autoscaling:CompleteLifecycleAction and autoscaling:RecordLifecycleActionHeartbeat on {parts.Hooks.Group}. Without them a node waits for five minutes before it ends, and where there is a warm pool for half an hour before it serves."),
    ]);

    protected override string Summary(State state) => $"{spec.InstanceType}, image {state.Id(parts.Image)}";

    protected override async Task<Latest> Make(Run run)
    {
        var data = Data(run.State);
        IReadOnlyList<Tag> tags = [.. Tags, new(TemplateNote.Tag, TemplateNote.Of(1, data, ImageGiB(run.State)).Text)];
        var request = Ec2Api.CreateLaunchTemplate(new() { LaunchTemplateName = Name, LaunchTemplateData = data, TagSpecifications = tags.For("launch-template") });
        return new((await run.Send(request)).LaunchTemplate!, data.AsAnswered());
    }

    protected override Task Remove(Latest actual, Run run) =>
        run.SendDelete(Ec2Api.DeleteLaunchTemplate(new() { LaunchTemplateId = actual.Template.LaunchTemplateId }));

    // A template that was adopted says things that are not known: of its versions nothing is noted.
    async Task AddVersion(Run run)
    {
        var (id, data) = (run.State.Id(this), Data(run.State));
        var version = (await run.Send(Ec2Api.CreateLaunchTemplateVersion(new() { LaunchTemplateId = id, LaunchTemplateData = data }))).LaunchTemplateVersion;
        if (version?.VersionNumber is { } number && !run.State.IsAdopted(this))
            await run.Send(Ec2Api.CreateTags(new() { Resources = [id], Tags = [new(TemplateNote.Tag, TemplateNote.Of(number, data, ImageGiB(run.State)).Text)] }));
    }

    Ec2.RequestLaunchTemplateData Data(State state) => new()
    {
        ImageId = state.Id(parts.Image),
        InstanceType = spec.InstanceType,
        KeyName = login.KeyName,

        // Media goes from clients to nodes directly. The subnet may be public without giving addresses (Security Hub EC2.15).
        NetworkInterfaces =
        [
            new()
            {
                DeviceIndex = 0,
                AssociatePublicIpAddress = true,
                DeleteOnTermination = true,
                Groups = [.. (Kept(state)?.SecurityGroups ?? []).Append(state.Id(parts.Group)).Distinct(StringComparer.Ordinal)],
            },
        ],
        IamInstanceProfile = new() { Name = KeptProfile(state) ?? parts.Profile.Name },
        MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", HttpPutResponseHopLimit = MongoSettings.HopLimit },
        Monitoring = new() { Enabled = monitoring is NodeMonitoring.Detailed },
        BlockDeviceMappings =
        [
            new()
            {
                DeviceName = state.Of(parts.Image)?.RootDeviceName ?? Images.UsualRootDevice,
                Ebs = new() { VolumeSize = VolumeGiB(state), VolumeType = "gp3", Encrypted = true, DeleteOnTermination = true },
            },
        ],
        UserData = PackedUserData.Of(NodeUserData.For(parts.Database.Region, parts.Database.UriTemplate(state), parts.Database.SecretName, dashboardFrom: parts.DashboardFrom,
            hooks: parts.Hooks, admin: parts.Database.Admin)),
        TagSpecifications = [.. new[] { "instance", "volume", "network-interface" }.Select(type => new Ec2.LaunchTemplateTagSpecificationRequest
        {
            ResourceType = type,
            Tags = NodeTags(type, state).ForEc2(),
        })],
    };

    /// <summary>The size of the snapshot that the nodes' root disks are made from in GiB; null where it is not known.</summary>
    public int? ImageGiB(State state) => Images.RootGiB(state.Of(parts.Image));

    // A size that is not given follows the image, and is never less than an adopted template has: recordings may need it.
    int VolumeGiB(State state) => spec.VolumeGiB ?? new[] { UsualGiB, ImageGiB(state) ?? 0, Kept(state)?.VolumeGiB ?? 0 }.Max();

    IReadOnlyList<Tag> NodeTags(string type, State state)
    {
        var ours = Owner.Tags(Name, new Tag(Ownership.RoleTag, role.ToString().ToLowerInvariant()));
        return Kept(state)?.Tags(type, ours, state.StaleTags) ?? ours;
    }

    // A profile that the spec names is used by adopted templates as well.
    string? KeptProfile(State state) => parts.Profile.IsGiven ? null : Kept(state)?.Profile(parts.Database);

    AdoptedTemplate? Kept(State state) => state.IsAdopted(this) && state.Of(this) is { } actual ? new(actual.Data) : null;

    static ILookup<string, string> NodeTags(IEnumerable<Ec2.LaunchTemplateTagSpecification> specifications) =>
        NodeTags(specifications.Select(s => (s.ResourceType.Value, s.Tags.AsTags())));

    static ILookup<string, string> NodeTags(IEnumerable<Ec2.LaunchTemplateTagSpecificationRequest> specifications) =>
        NodeTags(specifications.Select(s => (s.ResourceType.Value, s.Tags.AsTags())));

    // By key: the value, and what has it.
    static ILookup<string, string> NodeTags(IEnumerable<(string Type, IReadOnlyList<Tag> Tags)> specifications) =>
        specifications.SelectMany(s => s.Tags.Select(t => (t.Key, Text: $"{t.Value} ({s.Type})"))).ToLookup(t => t.Key, t => t.Text, StringComparer.Ordinal);
}
