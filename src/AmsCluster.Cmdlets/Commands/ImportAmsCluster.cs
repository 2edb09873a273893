using System.Management.Automation;
using AmsCluster.Adopting;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Takes over a cluster that was made by hand. With -WhatIf what was found is given out.</summary>
[Cmdlet(VerbsData.Import, "AmsCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Cluster), typeof(Adoption))]
public sealed class ImportAmsCluster : AmsCmdlet
{
    /// <summary>The name that the cluster shall have.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string ClusterName { get; set; } = "";

    /// <summary>Its load balancer, by name or ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LoadBalancer { get; set; }

    /// <summary>The auto scaling group of its origins.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? OriginGroup { get; set; }

    /// <summary>The auto scaling group of its edges.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EdgeGroup { get; set; }

    /// <summary>The instance that MongoDB runs on, by id or Name tag.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MongoInstance { get; set; }

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.PrepareAdoption(ClusterName, Hints(), Stop);
        var adoption = work.Adoption;
        foreach (var finding in adoption.Findings.Where(f => f.Level is FindingLevel.Warning)) host.Warn($"{finding.Subject}: {finding.Message} {finding.Advice}");
        var plan = new ClusterPlan(adoption.ClusterName, adoption.Region, adoption.Tagging, adoption.Findings);
        if (plan.IsBlocked) throw new BlockedException(plan);
        var outcome = work.IsDone ? Outcome.Done : await host.ShouldApply(plan, "Adopt");
        if (outcome is Outcome.Done) host.Write((await engine.Adopt(work, Stop)).Along(reach));
        if (outcome is Outcome.Told) host.Write(adoption);
        host.Rest();
    }

    // A blank cell of a CSV file says nothing.
    AdoptionHints Hints() => new() { LoadBalancer = Said(LoadBalancer), OriginGroup = Said(OriginGroup), EdgeGroup = Said(EdgeGroup), MongoInstance = Said(MongoInstance) };

    static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
