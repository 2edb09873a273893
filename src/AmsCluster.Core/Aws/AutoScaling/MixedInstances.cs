namespace AmsCluster.Aws.AutoScaling;

/// <summary>Several instance types, on demand and spot, in one group. The API's shape <c>MixedInstancesPolicy</c>.</summary>
internal sealed record MixedInstancesPolicy
{
    public LaunchTemplate? LaunchTemplate { get; init; }
    public InstancesDistribution? InstancesDistribution { get; init; }
}

/// <summary>The launch template of a mixed group, with the types that may stand for its own. The API's shape <c>LaunchTemplate</c>.</summary>
internal sealed record LaunchTemplate
{
    public LaunchTemplateSpecification? LaunchTemplateSpecification { get; init; }
    public IReadOnlyList<LaunchTemplateOverrides> Overrides { get; init; } = [];
}

/// <summary>An instance type that may stand for the template's own. The API's shape <c>LaunchTemplateOverrides</c>.</summary>
internal sealed record LaunchTemplateOverrides
{
    public string? InstanceType { get; init; }
    public string? WeightedCapacity { get; init; }
    public LaunchTemplateSpecification? LaunchTemplateSpecification { get; init; }
}

/// <summary>How a mixed group is made up. The API's shape <c>InstancesDistribution</c>.</summary>
internal sealed record InstancesDistribution
{
    public string? OnDemandAllocationStrategy { get; init; }
    public int? OnDemandBaseCapacity { get; init; }
    public int? OnDemandPercentageAboveBaseCapacity { get; init; }
    public string? SpotAllocationStrategy { get; init; }
    public int? SpotInstancePools { get; init; }
    public string? SpotMaxPrice { get; init; }
}
