using System.Management.Automation;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Makes a spec of parameters; nothing is deployed.</summary>
[Cmdlet(VerbsCommon.New, "AmsClusterSpec", DefaultParameterSetName = Parameters)]
[OutputType(typeof(ClusterSpec))]
public sealed class NewAmsClusterSpec : SpecCmdlet
{
    private protected override Task Work(PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var spec = FromParameters(aws.Region);
        SpecRules.Require(spec);
        host.Write(spec);
        return Task.CompletedTask;
    }
}
