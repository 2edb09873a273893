using System.Management.Automation;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Writes a spec as a file: one in hand, or the one that a cluster was deployed with last.</summary>
[Cmdlet(VerbsData.Export, "AmsClusterSpec", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAmsClusterSpec : AmsCmdlet, INamedTarget
{
    static readonly string[] NameProperties = ["ClusterName", "Name", "Cluster"];

    /// <summary>The cluster's name. Behind a spec or a cluster of the pipeline, and beside -Spec, the file.</summary>
    [Parameter(Position = 0)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ClusterName { get; set; }

    /// <summary>The file; without it NAME.yaml here. An existing one is not overwritten without -Force.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The spec.</summary>
    [Parameter]
    [ValidateNotNull]
    public ClusterSpec? Spec { get; set; }

    /// <summary>A spec, a name, or an object with a property ClusterName or Name.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Overwrite the file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    string? INamedTarget.TargetName => Path ?? ClusterName;

    private protected override async Task Work(PipelineHost host)
    {
        var spec = Spec ?? InputObject?.BaseObject as ClusterSpec;
        var piped = spec?.Name ?? NameOf(InputObject);

        // One text beside a spec or a cluster in hand is the file; alone it is the name.
        var name = piped is null || Path is not null ? ClusterName ?? piped : piped;
        RequireName(name);
        spec ??= await Recorded(name!, host);
        var file = await host.NewPath(Path ?? (piped is null ? null : ClusterName) ?? $"{name}.yaml");
        if (File.Exists(file) && !Force)
            throw new AmsException("AmsFileExists", $"{file} exists already.", "Choose another file, or say -Force.");
        if (!await host.Should($"Write the spec to {file}")) return;
        try
        {
            await File.WriteAllTextAsync(file, SpecWriter.Write(spec, includeDefaults: true), Stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new AmsException("AmsFileNotWritten", $"{file} cannot be written: {e.Message}",
                "Check the folder and its rights, or choose another file.", inner: e);
        }

        host.Write(new FileInfo(file));
    }

    // A part of a cluster has a name of its own beside the cluster's.
    static string? NameOf(PSObject? piped)
    {
        if (piped?.BaseObject is string text) return text;
        var names = NameProperties.Select(p => piped?.Properties[p]?.Value?.ToString());
        return names.FirstOrDefault(n => !string.IsNullOrEmpty(n));
    }

    static void RequireName(string? name)
    {
        if (name is not null && SpecRules.Check(new() { Name = name, Region = "us-east-1" }).Count == 0) return;
        throw new AmsException("AmsBadArguments",
            name is null ? "Neither a cluster nor a spec is given." : $"{name} is not the name of a cluster.",
            "Say the name, then the file: Export-AmsClusterSpec live ./live.yaml. "
            + "Or pass a spec: $spec | Export-AmsClusterSpec ./live.yaml.");
    }

    async Task<ClusterSpec> Recorded(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        return await new ClusterEngine(aws).RecordedSpec(name, Stop) ?? throw ClusterCmdlet.NotThere(name, aws.Region);
    }
}
