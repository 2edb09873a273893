using System.Management.Automation;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads spec files.</summary>
[Cmdlet(VerbsData.Import, "AmsClusterSpec")]
[OutputType(typeof(ClusterSpec))]
public sealed class ImportAmsClusterSpec : AmsCmdlet
{
    /// <summary>The files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    private protected override async Task Work(PipelineHost host)
    {
        foreach (var path in Path)
        {
            try
            {
                foreach (var file in await host.Resolve(path)) host.Write(SpecFile.Load(file));
            }
            catch (AmsException e)
            {
                host.Error(e, path);
            }
        }
    }
}
