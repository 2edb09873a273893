namespace AmsCluster;

/// <summary>What the Application Load Balancer shows to the world.</summary>
public sealed record LoadBalancerSpec
{
    /// <summary>The ARN of an ISSUED certificate of AWS Certificate Manager in the cluster's Region; null leaves only the HTTP listeners.</summary>
    public string? Certificate { get; init; }

    /// <summary>The host name that users will type; the certificate must cover it.</summary>
    public string? Domain { get; init; }

    /// <summary>The id of the Route 53 hosted zone (<c>Z…</c>) in which a record for <see cref="Domain"/> is made; null to leave DNS alone.</summary>
    public string? HostedZone { get; init; }
}
