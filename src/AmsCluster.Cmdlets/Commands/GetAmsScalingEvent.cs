using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads the scaling events of clusters: those that last and those that are to come.</summary>
[Cmdlet(VerbsCommon.Get, "AmsScalingEvent")]
[OutputType(typeof(ScalingEvent))]
public sealed class GetAmsScalingEvent : ClusterCmdlet
{
    /// <summary>The events' names, with wildcards; none for all.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(EventCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] EventName { get; set; } = [];

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var cluster = await new ClusterEngine(aws).Look(name, stop: Stop);
        var events = new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().SelectMany(g => g.Events).Where(e => EventName.Length == 0 || EventName.Any(p => new WildcardPattern(p, WildcardOptions.IgnoreCase).IsMatch(e.EventName)));
        host.WriteAll(events.Select(e => (e with { ClusterName = name }).Along(aws.Region, reach)));
    }
}
