using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Changes a deployed cluster: towards a spec, or what is said by a parameter. Set to nothing ('') it is taken away; all else stays.</summary>
[Cmdlet(VerbsCommon.Set, "AmsCluster", DefaultParameterSetName = Whole, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Cluster))]
public sealed class SetAmsCluster : SpecCmdlet
{
    /// <summary>The spec, from Import-AmsClusterSpec or New-AmsClusterSpec.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Whole, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ClusterSpec? Spec { get; set; }

    /// <summary>Give out the changed cluster.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach(Spec?.Region);
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var name = Spec?.Name ?? ClusterName!;
        var work = await engine.Prepare(name, recorded => recorded is null ? throw ClusterCmdlet.NotThere(name, aws.Region) : Spec ?? Changed(recorded), [], Stop);
        if (await Cmdlets.Deployment.Carry(engine, work, "Change", host, Stop) is Outcome.Done && PassThru) host.Write((await engine.Status(work, Stop)).Along(reach));
        host.Rest();
    }
}
