using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Tells where a cluster is not as its spec says: what somebody has changed by hand.</summary>
[Cmdlet(VerbsData.Compare, "AmsCluster")]
[OutputType(typeof(PlannedChange))]
public sealed class CompareAmsCluster : ClusterCmdlet
{
    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.Prepare(await Recorded(name, engine, aws), Stop);
        host.WriteAll(work.Plan.Changes);
        host.Rest();
    }
}
