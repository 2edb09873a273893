using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that sets what a spec says of groups of nodes.</summary>
public abstract class GroupCmdlet : PartCmdlet
{
    /// <summary>What the nodes do: Origin, Edge, or both.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public NodeRole[] Role { get; set; } = [];

    /// <summary>The EC2 instance type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? InstanceType { get; set; }

    /// <summary>The least number of nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? MinSize { get; set; }

    /// <summary>The greatest number of nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? MaxSize { get; set; }

    /// <summary>The average CPU load in per cent that scaling aims at.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? TargetCpu { get; set; }

    /// <summary>The number of nodes beside those that are ready beforehand, stopped.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? WarmPool { get; set; }

    /// <summary>The longest in minutes that a node which is to be ended waits for what is on it to end; 0 for not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? DrainMinutes { get; set; }

    /// <summary>The size of a node's root disk in GiB; by default 16, or more where the image needs more.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? NodeVolumeGiB { get; set; }

    /// <summary>The image of the AMS nodes, of both groups.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ImageId { get; set; }

    private protected sealed override IReadOnlyCollection<ClusterPart> Parts => [.. Role.Select(r => r is NodeRole.Origin ? ClusterPart.Origin : ClusterPart.Edge)];

    private protected sealed override ClusterSpec Change(ClusterSpec spec) => spec with
    {
        Origin = Role.Contains(NodeRole.Origin) ? Changed(spec.Origin) : spec.Origin,
        Edge = Role.Contains(NodeRole.Edge) ? Changed(spec.Edge) : spec.Edge,
        Image = spec.Image with { Id = Text(nameof(ImageId), ImageId, spec.Image.Id) },
    };

    // Of groups that were made just now there is no more to read: their nodes come minutes later.
    private protected sealed override Task<Cluster> Look(ClusterEngine engine, Work work)
    {
        var made = ClusterEngine.NewGroups(work);
        return !Role.All(r => made.Any(g => g.Role == r)) ? engine.Status(work, Stop) : Task.FromResult(new Cluster
        {
            Name = work.Plan.Cluster,
            Region = work.Plan.Region,
            Origin = made.FirstOrDefault(g => g.Role is NodeRole.Origin),
            Edge = made.FirstOrDefault(g => g.Role is NodeRole.Edge),
        });
    }

    private protected sealed override IEnumerable<object> Chosen(Cluster parts) =>
        new[] { parts.Origin, parts.Edge }.OfType<ScalingGroup>().Where(g => Role.Contains(g.Role));

    GroupSpec Changed(GroupSpec group) => group with
    {
        InstanceType = Text(nameof(InstanceType), InstanceType, group.InstanceType) ?? "",
        MinSize = Number(nameof(MinSize), MinSize) ?? group.MinSize,
        MaxSize = Number(nameof(MaxSize), MaxSize) ?? group.MaxSize,
        TargetCpu = Number(nameof(TargetCpu), TargetCpu) ?? group.TargetCpu,
        WarmPool = Number(nameof(WarmPool), WarmPool) ?? group.WarmPool,
        DrainMinutes = Number(nameof(DrainMinutes), DrainMinutes) ?? group.DrainMinutes,
        VolumeGiB = Number(nameof(NodeVolumeGiB), NodeVolumeGiB) ?? group.VolumeGiB,
    };
}
