using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Tells field by field where a cluster is not as its spec says: what somebody has changed by hand.</summary>
[Cmdlet(VerbsData.Compare, "AmsCluster")]
[OutputType(typeof(Drift))]
public sealed class CompareAmsCluster : ClusterCmdlet
{
    /// <summary>The spec to compare with; without it the one that the cluster was deployed with last.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public ClusterSpec? Spec { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(Spec?.Region), host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.Prepare(name, recorded => recorded is null ? throw NotThere(name, aws.Region) : Spec ?? recorded, [], Stop);
        host.Tell(work.Plan.Findings);
        host.WriteAll(work.Drift);
        if (work.Plan.IsEmpty && work.Added.Count == 0) host.Announce($"No differences. {work.Unchanged}");
        host.Rest();
    }
}
