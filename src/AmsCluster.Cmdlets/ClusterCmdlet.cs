using System.Management.Automation;
using AmsCluster.Aws;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that works on one cluster, named or coming along the pipeline.</summary>
public abstract class ClusterCmdlet : AmsCmdlet, INamedTarget
{
    /// <summary>The cluster's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [ValidateNotNullOrEmpty]
    public string ClusterName { get; set; } = "";

    string? INamedTarget.TargetName => ClusterName;

    /// <summary>The spec that the cluster was deployed with last.</summary>
    /// <exception cref="AmsException">There is no such cluster.</exception>
    private protected async Task<ClusterSpec> Recorded(ClusterEngine engine, AwsConnection aws) =>
        await engine.RecordedSpec(ClusterName, Stop) ?? throw NotThere(aws.Region);

    private protected AmsException NotThere(string region) => new("AmsClusterNotFound", $"There is no cluster {ClusterName} in {region}.",
        "Look at the names with Get-AmsCluster. Or is it in another Region or account?");
}
