using System.Management.Automation;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Gives scaling groups other sizes than the spec's: now, or for the time of an event.</summary>
[Cmdlet(VerbsCommon.Resize, "AmsScalingGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ScalingEvent))]
public sealed class ResizeAmsScalingGroup : ClusterCmdlet
{
    /// <summary>What the nodes do: Origin, Edge, or both.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public NodeRole[] Role { get; set; } = [];

    /// <summary>The least number of nodes while it lasts.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateRange(0, 1000)]
    public int Minimum { get; set; }

    /// <summary>
    /// The maximum number of nodes while it lasts; without it that of the event, else of the spec, or the minimum where
    /// that is more.
    /// </summary>
    [Parameter(Position = 3)]
    [ValidateRange(1, 1000)]
    public int? Maximum { get; set; }

    /// <summary>
    /// When it begins; without it when the event begins, else now. A time without an offset is of this machine's zone.
    /// </summary>
    [Parameter]
    public DateTimeOffset? From { get; set; }

    /// <summary>Begin now, also where the event begins later.</summary>
    [Parameter]
    public SwitchParameter BeginNow { get; set; }

    /// <summary>When it ends; without it when the event ends, else when it is removed.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Do not end by itself, also where the event has an end.</summary>
    [Parameter]
    public SwitchParameter NoEnd { get; set; }

    /// <summary>What it is called; an event of that name is changed, and keeps what is not said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventCompleter))]
    [ValidateNotNullOrEmpty]
    public string? EventName { get; set; }

    /// <summary>Wait until so many nodes are in service and healthy.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Give out the events.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        if (Wait && From is not null) throw new AmsException("AmsBadArguments", "-Wait is for sizes from now on, and -From names a later time.", "Leave one of the two out.");
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        host.Subject = name;
        var work = await engine.PrepareScaling(name, Request, Stop);
        if (await Resizing.Carry(engine, work, "Scale", Wait, host, Stop) && PassThru) host.WriteAll(work.Events.Select(e => e.Along(aws.Region, reach)));
        host.Rest();
    }

    ScalingRequest Request => new()
    {
        Minimum = Role.Distinct().ToDictionary(r => r, _ => Minimum),
        Maximum = Maximum is { } most ? Role.Distinct().ToDictionary(r => r, _ => most) : [],
        From = From,
        BeginNow = BeginNow,
        Until = Until,
        NoEnd = NoEnd,
        EventName = EventName,
    };
}
