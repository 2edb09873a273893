using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Removes a cluster, whole or half made, with its database.</summary>
[Cmdlet(VerbsCommon.Remove, "AmsCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAmsCluster : ClusterCmdlet
{
    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.PrepareRemoval(name, null, Stop);
        if (work.IsDone) throw NotThere(name, aws.Region);
        await Deployment.Carry(engine, work, "Remove", host, Stop);
        host.Rest();
    }
}
