namespace AmsCluster.Aws;

/// <summary>Whose account, which Region and where. What is null is looked up where the AWS CLI looks for it.</summary>
public sealed record AwsSettings
{
    /// <summary>The Region, before AWS_REGION, AWS_DEFAULT_REGION and the profile's own.</summary>
    public string? Region { get; init; }

    /// <summary>The profile to use, and no other credentials than its own.</summary>
    public string? Profile { get; init; }

    /// <summary>The address of every service, in place of AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>An access key; with <see cref="SecretKey"/> it is used before anything else.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The session token of temporary keys.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Whether the limits that AWS publishes are kept to from the first call on; null: where the calls go to AWS itself. Others' limits are found out.</summary>
    public bool? KeepsLimits { get; init; }

    /// <summary>
    /// Whether the services' FIPS endpoints are called; null: as AWS_USE_FIPS_ENDPOINT and the profile say.
    /// </summary>
    public bool? UseFips { get; init; }

    /// <summary>
    /// Whether the endpoints for IPv4 and IPv6 are called; null: as AWS_USE_DUALSTACK_ENDPOINT and the profile say.
    /// </summary>
    public bool? UseDualStack { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(AwsSettings)} {{ Region = {Region}, Profile = {Profile}, EndpointUrl = {EndpointUrl} }}";
}
