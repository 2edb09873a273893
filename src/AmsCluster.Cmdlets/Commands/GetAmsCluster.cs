using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads clusters: those named, or all of the Region.</summary>
[Cmdlet(VerbsCommon.Get, "AmsCluster")]
[OutputType(typeof(Cluster))]
public sealed class GetAmsCluster : PanelCmdlet
{
    /// <summary>The clusters' names, with wildcards; none for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [TextOnly]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ClusterName { get; set; } = [];

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws);
        foreach (var name in await Names(engine))
        {
            try
            {
                host.Write((await Look(engine, name, host)).Along(reach));
            }
            catch (AmsException e)
            {
                host.Error(e, name);
            }
        }
    }

    async Task<IEnumerable<string>> Names(ClusterEngine engine)
    {
        if (ClusterName.Length > 0 && !ClusterName.Any(WildcardPattern.ContainsWildcardCharacters)) return ClusterName;
        var all = await engine.List(Stop);
        return ClusterName.Length == 0 ? all : all.Where(n => ClusterName.Any(p => new WildcardPattern(p, WildcardOptions.IgnoreCase).IsMatch(n)));
    }
}
