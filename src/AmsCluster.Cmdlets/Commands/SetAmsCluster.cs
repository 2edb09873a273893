using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Changes a deployed cluster: what is said by a parameter. Set to nothing ('') it is taken away; all else stays.</summary>
[Cmdlet(VerbsCommon.Set, "AmsCluster", DefaultParameterSetName = Parameters, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Cluster))]
public sealed class SetAmsCluster : SpecCmdlet
{
    /// <summary>Give out the changed cluster.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var spec = await engine.RecordedSpec(ClusterName!, Stop) ?? throw ClusterCmdlet.NotThere(ClusterName!, aws.Region);
        var work = await engine.Prepare(Changed(spec), Stop);
        if (await Cmdlets.Deployment.Carry(engine, work, "Change", host, Stop) && PassThru) host.Write((await engine.Status(work, Stop)).Along(reach));
        host.Rest();
    }
}
