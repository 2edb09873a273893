using System.Management.Automation;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Writes a spec as a file: one in hand, or the one that a cluster was deployed with last.</summary>
[Cmdlet(VerbsData.Export, "AmsClusterSpec", DefaultParameterSetName = "Spec", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAmsClusterSpec : AmsCmdlet
{
    // The default: a spec that comes along the pipeline has a name too, and would bind by that alone.

    /// <summary>The spec.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Spec", ValueFromPipeline = true)]
    public ClusterSpec? Spec { get; set; }

    /// <summary>The cluster's name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Cluster", ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? ClusterName { get; set; }

    /// <summary>The file to write. One that is there is not overwritten without -Force.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Overwrite the file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task Work(PipelineHost host)
    {
        var spec = Spec ?? await Recorded(host);
        var file = await host.NewPath(Path);
        if (File.Exists(file) && !Force) throw new AmsException("AmsFileExists", $"{file} is there already.", "Choose another file, or say -Force.");
        if (!await host.Should($"Write the spec to {file}")) return;
        await File.WriteAllTextAsync(file, SpecWriter.Write(spec, includeDefaults: true), Stop);
        host.Write(new FileInfo(file));
    }

    async Task<ClusterSpec> Recorded(PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        return await new ClusterEngine(aws).RecordedSpec(ClusterName!, Stop)
            ?? throw new AmsException("AmsClusterNotFound", $"There is no cluster {ClusterName} in {aws.Region}.", "Look at the names with Get-AmsCluster.");
    }
}
