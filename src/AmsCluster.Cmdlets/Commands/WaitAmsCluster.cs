using System.Management.Automation;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Waits until a cluster serves.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AmsCluster")]
[OutputType(typeof(Cluster))]
public sealed class WaitAmsCluster : ClusterCmdlet
{
    /// <summary>How long to wait, in minutes.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = (int)Patience.Default.Ready.TotalMinutes;

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host, Patience.Default with { Ready = TimeSpan.FromMinutes(TimeoutMinutes) });
        var work = await engine.PrepareWaiting(await Recorded(name, engine, aws), Stop);
        host.Write((await engine.WaitUntilHealthy(work, Stop)).Along(reach));
        host.Rest();
    }
}
