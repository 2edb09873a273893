using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Removes a cluster, whole or half made, with its database.</summary>
[Cmdlet(VerbsCommon.Remove, "AmsCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAmsCluster : ClusterCmdlet
{
    /// <summary>A cluster of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public Cluster? InputObject { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        if (Connection is not null && InputObject is null)
        {
            throw new AmsException("AmsNotACluster", $"A part of cluster {name} came along the pipeline, and the whole cluster would be removed.",
                "Say the cluster: Get-AmsCluster NAME | Remove-AmsCluster. Groups shrink with Set-AmsScalingGroup.");
        }

        using var aws = Open(Reach(), host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.PrepareRemoval(name, null, Stop);
        if (work.IsDone) throw NotThere(name, aws.Region);
        await Deployment.Carry(engine, work, "Remove", host, Stop);
        host.Rest();
    }
}
