using System.Collections;
using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deploys the MongoDB node of a cluster, new or there already, with all that it needs.</summary>
[Cmdlet(VerbsCommon.New, "AmsMongoNode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MongoNode), typeof(Cluster))]
public sealed class NewAmsMongoNode : PartCmdlet
{
    /// <summary>The EC2 instance type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? InstanceType { get; set; }

    /// <summary>The size of the volume in GiB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? VolumeGiB { get; set; }

    /// <summary>The Ubuntu image; by default Canonical's newest of 24.04.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ImageId { get; set; }

    /// <summary>The EC2 key pair put on every node.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KeyPairCompleter))]
    public string? KeyName { get; set; }

    /// <summary>Make the key pair, and save its private half in the current directory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(CreateKey))]
    public SwitchParameter CreateKey { get; set; }

    /// <summary>The IPv4 block that may reach port 22 of the nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SshFrom { get; set; }

    /// <summary>Revoke rules that somebody adds to the cluster's security groups.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(ExactRules))]
    public SwitchParameter ExactRules { get; set; }

    /// <summary>The ARN of the permissions boundary of the nodes' role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PermissionsBoundary { get; set; }

    /// <summary>The name of an existing instance profile for the nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? InstanceProfile { get; set; }

    /// <summary>The address of a database of your own. No node is made then, and the cluster goes on along the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    public string? MongoUri { get; set; }

    /// <summary>Let MongoDB ask nobody for a password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(NoAuth))]
    public SwitchParameter NoAuth { get; set; }

    /// <summary>The VPC: default, or the id of one that exists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VpcCompleter))]
    public string? VpcId { get; set; }

    /// <summary>The IPv4 block of a VPC to be made.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VpcCidr { get; set; }

    /// <summary>The zones that nodes run in; the first holds this one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AvailabilityZone")]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string[]? NodeZone { get; set; }

    /// <summary>Subnets of a VPC that exists, one for a zone; the first holds this node where no zone is named.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SubnetCompleter))]
    public string[]? SubnetId { get; set; }

    /// <summary>Tags put on everything of the cluster.</summary>
    [Parameter]
    public Hashtable? Tag { get; set; }

    private protected override IReadOnlyCollection<ClusterPart> Parts => [ClusterPart.Mongo];

    private protected override string Action => "Deploy the MongoDB node of";

    private protected override bool MayBeNew => true;

    private protected override ClusterSpec Change(ClusterSpec spec) => spec with
    {
        Mongo = spec.Mongo with
        {
            InstanceType = Text(nameof(InstanceType), InstanceType, spec.Mongo.InstanceType) ?? "",
            VolumeGiB = Number(nameof(VolumeGiB), VolumeGiB) ?? spec.Mongo.VolumeGiB,
            ImageId = Text(nameof(ImageId), ImageId, spec.Mongo.ImageId),
            Auth = !Switch(nameof(NoAuth), NoAuth, !spec.Mongo.Auth),
            Uri = Text(nameof(MongoUri), MongoUri, spec.Mongo.Uri),
        },
        Access = spec.Access with
        {
            KeyName = Text(nameof(KeyName), KeyName, spec.Access.KeyName),
            CreateKey = Switch(nameof(CreateKey), CreateKey, spec.Access.CreateKey),
            SshFrom = Text(nameof(SshFrom), SshFrom, spec.Access.SshFrom),
            ExactRules = Switch(nameof(ExactRules), ExactRules, spec.Access.ExactRules),
            PermissionsBoundary = Text(nameof(PermissionsBoundary), PermissionsBoundary, spec.Access.PermissionsBoundary),
            InstanceProfile = Text(nameof(InstanceProfile), InstanceProfile, spec.Access.InstanceProfile),
        },
        Network = spec.Network with
        {
            Vpc = Text(nameof(VpcId), VpcId, spec.Network.Vpc) ?? NetworkSpec.DefaultVpc,
            Cidr = Text(nameof(VpcCidr), VpcCidr, spec.Network.Cidr),
            NodeZones = Words(nameof(NodeZone), NodeZone, spec.Network.NodeZones),
            Subnets = Words(nameof(SubnetId), SubnetId, spec.Network.Subnets),
        },
        Tags = Tag is null ? spec.Tags : SpecCmdlet.Tags(Tag),
    };

    // A new node, or one without changes, is as AWS described it a moment ago.
    private protected override Task<Cluster> Look(ClusterEngine engine, Work work) => ClusterEngine.MongoNode(work) is { } node
        ? Task.FromResult(new Cluster { Name = work.Plan.Cluster, Region = work.Plan.Region, Mongo = node })
        : engine.Status(work, Stop);

    private protected override IEnumerable<object> Chosen(Cluster parts) => parts.Mongo is { } node ? [node] : [];
}
