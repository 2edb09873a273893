using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that changes all of a cluster: a part of one in the pipeline is not taken for the whole.</summary>
public abstract class WholeClusterCmdlet : ClusterCmdlet
{
    /// <summary>A cluster of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public Cluster? InputObject { get; set; }

    /// <summary>What would happen to the whole cluster: "removed".</summary>
    private protected abstract string Fate { get; }

    /// <summary>What there is for a part.</summary>
    private protected abstract string ForAPart { get; }

    /// <summary>The work for one cluster.</summary>
    private protected abstract Task Whole(string name, PipelineHost host);

    private protected sealed override Task Work(string name, PipelineHost host) => Connection is null || InputObject is not null ? Whole(name, host)
        : throw new AmsException("AmsNotACluster", $"A part of cluster {name} came along the pipeline, and the whole cluster would be {Fate}.",
            $"Say the cluster: Get-AmsCluster {name} | {MyInvocation.MyCommand.Name}. {ForAPart}");
}
