using System.Collections;
using System.Management.Automation;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deploys the MongoDB node of a cluster, new or there already, with all that it needs.</summary>
[Cmdlet(VerbsCommon.New, "AmsMongoNode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MongoNode), typeof(Cluster))]
public sealed class NewAmsMongoNode : PartCmdlet
{
    /// <summary>The EC2 instance type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? InstanceType { get; set; }

    /// <summary>The size of the volume in GiB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(10, 16384)]
    public int? VolumeGiB { get; set; }

    /// <summary>The Ubuntu image; by default Canonical's newest of 24.04.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ImageId { get; set; }

    /// <summary>The EC2 key pair put on every node.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? KeyName { get; set; }

    /// <summary>Make the key pair, and save its private half in the current directory.</summary>
    [Parameter]
    public SwitchParameter CreateKey { get; set; }

    /// <summary>The IPv4 block that may reach port 22 of the nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SshFrom { get; set; }

    /// <summary>The address of a database of your own. No node is made then, and the cluster goes on along the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    public string? MongoUri { get; set; }

    /// <summary>Let MongoDB ask nobody for a password.</summary>
    [Parameter]
    public SwitchParameter NoAuth { get; set; }

    /// <summary>The VPC: default, or the id of one that exists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VpcId { get; set; }

    /// <summary>The IPv4 block of a VPC to be made.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VpcCidr { get; set; }

    /// <summary>The zones that nodes run in; the first holds this one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AvailabilityZone")]
    public string[]? NodeZone { get; set; }

    /// <summary>Tags put on everything of the cluster.</summary>
    [Parameter]
    public Hashtable? Tag { get; set; }

    private protected override IReadOnlyCollection<ClusterPart> Parts => [ClusterPart.Mongo];

    private protected override string Action => "Deploy the MongoDB node of";

    private protected override bool MayBeNew => true;

    private protected override ClusterSpec Change(ClusterSpec spec) => SpecZones.Complete(spec with
    {
        Mongo = spec.Mongo with { InstanceType = Said(nameof(InstanceType), InstanceType) ?? spec.Mongo.InstanceType, VolumeGiB = VolumeGiB ?? spec.Mongo.VolumeGiB, ImageId = Said(nameof(ImageId), ImageId) ?? spec.Mongo.ImageId, Auth = spec.Mongo.Auth && !NoAuth, Uri = MongoUri ?? spec.Mongo.Uri },
        Access = spec.Access with { KeyName = KeyName ?? spec.Access.KeyName, CreateKey = spec.Access.CreateKey || CreateKey, SshFrom = SshFrom ?? spec.Access.SshFrom },
        Network = spec.Network with { Vpc = VpcId ?? spec.Network.Vpc, Cidr = VpcCidr ?? spec.Network.Cidr, NodeZones = Said(nameof(NodeZone), NodeZone) ?? spec.Network.NodeZones },
        Tags = Tag is null ? spec.Tags : SpecCmdlet.Tags(Tag),
    });

    // One of our own objects brings its cluster along and how that is reached; the type, image and zone of a group or node are not this node's.
    T? Said<T>(string name, T? value)
        where T : class => Connection is null || IsTyped(name) ? value : null;

    private protected override void Give(Cluster cluster, PipelineHost host)
    {
        host.Write(cluster.Mongo is { } node ? node : cluster);
    }
}
