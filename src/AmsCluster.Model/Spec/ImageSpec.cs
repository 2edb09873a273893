namespace AmsCluster;

/// <summary>The machine image of the AMS nodes.</summary>
public sealed record ImageSpec
{
    /// <summary>An image id (<c>ami-…</c>); null for the newest AMS Enterprise image of AWS Marketplace when the cluster is made.</summary>
    public string? Id { get; init; }
}
