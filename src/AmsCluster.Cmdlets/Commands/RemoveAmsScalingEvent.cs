using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Ends scaling events: the spec's sizes come back now, or they do not begin.</summary>
[Cmdlet(VerbsCommon.Remove, "AmsScalingEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveAmsScalingEvent : ClusterCmdlet
{
    /// <summary>The events' names.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] EventName { get; set; } = [];

    /// <summary>For which groups; without it for all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public NodeRole[] Role { get; set; } = [];

    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var engine = new ClusterEngine(aws, host);
        host.Subject = name;
        foreach (var one in EventName) await Resizing.Carry(engine, await engine.PrepareCancel(name, one, Role, Stop), $"End event {one} of", untilHealthy: false, host, Stop);
        host.Rest();
    }
}
