namespace AmsCluster.Adopting;

/// <summary>What the user says of a cluster that was made by hand. What is left out is found.</summary>
public sealed record AdoptionHints
{
    /// <summary>The load balancer's name or ARN.</summary>
    public string? LoadBalancer { get; init; }

    /// <summary>The name of the auto scaling group of the origins.</summary>
    public string? OriginGroup { get; init; }

    /// <summary>The name of the auto scaling group of the edges.</summary>
    public string? EdgeGroup { get; init; }

    /// <summary>The id or the Name tag of the instance that MongoDB runs on.</summary>
    public string? MongoInstance { get; init; }
}
