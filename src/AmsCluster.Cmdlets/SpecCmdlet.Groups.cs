using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <content>What the groups have each for itself; it comes before what is said of both.</content>
public abstract partial class SpecCmdlet
{
    /// <summary>The instance type of the origin nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? OriginInstanceType { get; set; }

    /// <summary>The least number of origin nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginMinSize { get; set; }

    /// <summary>The greatest number of origin nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginMaxSize { get; set; }

    /// <summary>The average CPU load in per cent that scaling of the origin group aims at.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginTargetCpu { get; set; }

    /// <summary>The number of origin nodes that are ready beforehand, stopped.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginWarmPool { get; set; }

    /// <summary>The longest in minutes that an origin node which is to be ended waits for what is on it to end.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginDrainMinutes { get; set; }

    /// <summary>The size of an origin node's root disk in GiB.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? OriginVolumeGiB { get; set; }

    /// <summary>The instance type of the edge nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? EdgeInstanceType { get; set; }

    /// <summary>The least number of edge nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeMinSize { get; set; }

    /// <summary>The greatest number of edge nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeMaxSize { get; set; }

    /// <summary>The average CPU load in per cent that scaling of the edge group aims at.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeTargetCpu { get; set; }

    /// <summary>The number of edge nodes that are ready beforehand, stopped.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeWarmPool { get; set; }

    /// <summary>The longest in minutes that an edge node which is to be ended waits for what is on it to end.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeDrainMinutes { get; set; }

    /// <summary>The size of an edge node's root disk in GiB.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? EdgeVolumeGiB { get; set; }
}
