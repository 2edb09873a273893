using System.Text;
using AmsCluster.Aws;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>What a new node of a group is started from. The group follows the newest version.</summary>
internal sealed class LaunchTemplate(string name, Ownership owner, NodeRole role, GroupSpec spec, Login login, LaunchTemplate.Parts parts)
    : Ec2Resource<LaunchTemplate.Latest>(name, owner)
{
    // Ant Media's own templates give 16 GiB (antmedia-aws-autoscale-template.yaml, DiskSize).
    const int VolumeGiB = 16;

    /// <summary>What a node is made of.</summary>
    internal sealed record Parts(AmsImage Image, SecurityGroup Group, InstanceProfile Profile, InstanceProfileRole ProfileRole, Database Database);

    /// <summary>A template with its newest version.</summary>
    internal sealed record Latest(Ec2.LaunchTemplate Template, Ec2.ResponseLaunchTemplateData Data);

    /// <summary>What its nodes do.</summary>
    public NodeRole Role => role;

    public override string Kind => "launch template";

    public override IEnumerable<Resource> Needs => [parts.Image, parts.Group, parts.Profile, parts.ProfileRole, .. parts.Database.Resources, .. login.Made is { } key ? [key] : Array.Empty<Resource>()];

    /// <summary>A template by its name, with its newest version.</summary>
    public static Task<Latest?> Find(Reader reader, string name) => reader.Once($"launch template {name}", async () =>
    {
        var templates = await reader.Once("launch templates", () => reader.SendAll(
            new Ec2.DescribeLaunchTemplates { Filters = [new("launch-template-name", reader.Names<LaunchTemplate>())] }, r => r.LaunchTemplates));
        if (templates.FirstOrDefault(t => t.LaunchTemplateName == name) is not { } template) return null;
        var versions = await reader.SendOrNull(new Ec2.DescribeLaunchTemplateVersions { LaunchTemplateId = template.LaunchTemplateId, Versions = ["$Latest"] });
        return versions?.LaunchTemplateVersions.FirstOrDefault() is { } latest ? new Latest(template, latest.LaunchTemplateData!) : null;
    });

    protected override Task<Latest?> Find(Reader reader) => Find(reader, Name);

    protected override string IdOf(Latest actual) => actual.Template.LaunchTemplateId!;

    protected override IReadOnlyList<Tag> TagsOf(Latest actual) => actual.Template.Tags;

    protected override IEnumerable<Edit> Compare(Latest actual, State state)
    {
        var shall = Data(state);
        var (data, root) = (actual.Data, actual.Data.BlockDeviceMappings.FirstOrDefault());
        var version = new Differences()
            .Add("instance type", data.InstanceType, shall.InstanceType)
            .Add("image", data.ImageId, shall.ImageId)
            .Add("key pair", data.KeyName, shall.KeyName)
            .AddSet("security groups", data.SecurityGroupIds, shall.SecurityGroupIds!)
            .Add("instance profile", data.IamInstanceProfile?.Name, shall.IamInstanceProfile!.Name)
            .Add("IMDS tokens", data.MetadataOptions?.HttpTokens, shall.MetadataOptions!.HttpTokens)
            .Add("IMDS", data.MetadataOptions?.HttpEndpoint, shall.MetadataOptions.HttpEndpoint)
            .Add("device", root?.DeviceName, shall.BlockDeviceMappings![0].DeviceName)
            .Add("volume GiB", root?.Ebs?.VolumeSize, shall.BlockDeviceMappings[0].Ebs!.VolumeSize)
            .Add("volume type", root?.Ebs?.VolumeType, shall.BlockDeviceMappings[0].Ebs!.VolumeType)
            .Add("volume goes with its node", root?.Ebs?.DeleteOnTermination, true)
            .Add("volume encryption", root?.Ebs?.Encrypted, true)
            .AddSet("node tags", NodeTags(data.TagSpecifications), NodeTags(shall.TagSpecifications!));
        if (data.UserData != shall.UserData) version.Add("start script", "another", parts.Database.UriTemplate(state));
        return CompareTags(actual.Template.Tags, state, actual.Template.LaunchTemplateId!).Concat(version.SetBy(AddVersion));
    }

    protected override string Summary(State state) => $"{spec.InstanceType}, image {state.Id(parts.Image)}";

    protected override async Task<Latest> Make(Run run)
    {
        var data = Data(run.State);
        var request = new Ec2.CreateLaunchTemplate { LaunchTemplateName = Name, LaunchTemplateData = data, TagSpecifications = TagSpecifications("launch-template") };
        return new((await run.Send(request)).LaunchTemplate!, new() { ImageId = data.ImageId, InstanceType = data.InstanceType });
    }

    protected override Task Remove(Latest actual, Run run) =>
        run.SendDelete(new Ec2.DeleteLaunchTemplate { LaunchTemplateId = actual.Template.LaunchTemplateId });

    Task AddVersion(Run run) => run.Send(new Ec2.CreateLaunchTemplateVersion { LaunchTemplateId = run.State.Id(this), LaunchTemplateData = Data(run.State) });

    Ec2.RequestLaunchTemplateData Data(State state) => new()
    {
        ImageId = state.Id(parts.Image),
        InstanceType = spec.InstanceType,
        KeyName = login.KeyName,
        SecurityGroupIds = [.. (Kept(state)?.SecurityGroups ?? []).Append(state.Id(parts.Group)).Distinct(StringComparer.Ordinal)],
        IamInstanceProfile = new() { Name = Kept(state)?.Profile(parts.Database) ?? parts.Profile.Name },
        MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled" },
        BlockDeviceMappings =
        [
            new()
            {
                DeviceName = state.Of(parts.Image)?.RootDeviceName ?? Images.UsualRootDevice,
                Ebs = new() { VolumeSize = Math.Max(VolumeGiB, Kept(state)?.VolumeGiB ?? 0), VolumeType = "gp3", Encrypted = true, DeleteOnTermination = true },
            },
        ],
        UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(NodeUserData.For(parts.Database.Region, parts.Database.UriTemplate(state), parts.Database.SecretName))),
        TagSpecifications = [.. new[] { "instance", "volume", "network-interface" }.Select(type => new Ec2.LaunchTemplateTagSpecificationRequest
        {
            ResourceType = type,
            Tags = NodeTags(type, state),
        })],
    };

    IReadOnlyList<Tag> NodeTags(string type, State state)
    {
        var ours = Owner.Tags(Name, new Tag(Ownership.RoleTag, role.ToString().ToLowerInvariant()));
        return Kept(state)?.Tags(type, ours, state.StaleTags) ?? ours;
    }

    AdoptedTemplate? Kept(State state) => state.IsAdopted(this) && state.Of(this) is { } actual ? new(actual.Data) : null;

    static IEnumerable<string> NodeTags(IEnumerable<Ec2.LaunchTemplateTagSpecification> specifications) =>
        specifications.SelectMany(s => s.Tags.Select(t => $"{s.ResourceType}:{t.Key}={t.Value}"));

    static IEnumerable<string> NodeTags(IEnumerable<Ec2.LaunchTemplateTagSpecificationRequest> specifications) =>
        specifications.SelectMany(s => s.Tags!.Select(t => $"{s.ResourceType}:{t.Key}={t.Value}"));
}
