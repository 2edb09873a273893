using System.Management.Automation;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads spec files.</summary>
[Cmdlet(VerbsData.Import, "AmsClusterSpec", DefaultParameterSetName = "Path")]
[OutputType(typeof(ClusterSpec))]
public sealed class ImportAmsClusterSpec : AmsCmdlet
{
    /// <summary>The files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextOnly]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, by names in which no character is a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    private protected override async Task Work(PipelineHost host)
    {
        foreach (var path in LiteralPath) await Try(path, async () => Read(await host.NewPath(path), host), host);
        foreach (var path in LiteralPath.Length > 0 ? [] : Path)
        {
            await Try(path, async () =>
            {
                foreach (var file in await host.Resolve(path)) Read(file, host);
            }, host);
        }
    }

    // A file that cannot be read leaves the others.
    static void Read(string file, PipelineHost host)
    {
        try
        {
            host.Write(SpecFile.Load(file));
        }
        catch (AmsException e)
        {
            host.Error(e, file);
        }
    }

    static async Task Try(string path, Func<Task> work, PipelineHost host)
    {
        try
        {
            await work();
        }
        catch (AmsException e)
        {
            host.Error(e, path);
        }
    }
}
