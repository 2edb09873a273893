using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads the scaling groups of clusters.</summary>
[Cmdlet(VerbsCommon.Get, "AmsScalingGroup")]
[OutputType(typeof(ScalingGroup))]
public sealed class GetAmsScalingGroup : ClusterCmdlet
{
    /// <summary>Origin, Edge, or both.</summary>
    [Parameter(Position = 1)]
    public NodeRole[] Role { get; set; } = [NodeRole.Origin, NodeRole.Edge];

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var cluster = (await new ClusterEngine(aws).Look(name, stop: Stop)).Along(reach);
        host.WriteAll(new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Where(g => Role.Contains(g.Role)));
    }
}
