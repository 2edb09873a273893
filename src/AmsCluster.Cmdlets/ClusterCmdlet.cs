using System.Management.Automation;
using AmsCluster.Aws;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that works on clusters, named or coming along the pipeline, one after another.</summary>
public abstract class ClusterCmdlet : AmsCmdlet
{
    /// <summary>The clusters' names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string[] ClusterName { get; set; } = [];

    /// <summary>The work for one cluster. When it fails, that of the others goes on.</summary>
    private protected abstract Task Work(string name, PipelineHost host);

    private protected sealed override async Task Work(PipelineHost host)
    {
        foreach (var name in ClusterName)
        {
            try
            {
                await Work(name, host);
            }
            catch (AmsException e)
            {
                host.Error(e, name);
            }
        }
    }

    /// <summary>The spec of the last deployment.</summary>
    /// <exception cref="AmsException">There is no such cluster.</exception>
    private protected async Task<ClusterSpec> Recorded(string name, ClusterEngine engine, AwsConnection aws) =>
        await engine.RecordedSpec(name, Stop) ?? throw NotThere(name, aws.Region);

    internal static AmsException NotThere(string name, string region) => new("AmsClusterNotFound", $"There is no cluster {name} in {region}.",
        "Look at the names with Get-AmsCluster. Or is it in another Region or account?");
}
