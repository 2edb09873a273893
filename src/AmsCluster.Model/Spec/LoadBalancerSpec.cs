using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>The Application Load Balancer.</summary>
public sealed record LoadBalancerSpec
{
    /// <summary>The value of <see cref="Http"/> that redirects to HTTPS.</summary>
    public const string Redirect = "redirect";

    /// <summary>The value of <see cref="Http"/> that forwards to the nodes.</summary>
    public const string Forward = "forward";

    /// <summary>
    /// The ARN of an ISSUED certificate of AWS Certificate Manager in the cluster's Region; null leaves only the HTTP listeners.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>The host name that users will type, in lower case as DNS keeps it; the certificate must cover it.</summary>
    public string? Domain { get; init => field = value?.ToLowerInvariant(); }

    /// <summary>
    /// The id of the Route 53 hosted zone (<c>Z…</c>) in which a record for <see cref="Domain"/> is made; null to leave DNS alone.
    /// </summary>
    public string? HostedZone { get; init; }

    /// <summary>
    /// What the HTTP listeners (80 and 5080) do: <c>redirect</c> to HTTPS (443 and 5443) or <c>forward</c> to the nodes.
    /// Null: redirect with a certificate, forward without one. The listeners of an adopted cluster keep what they do.
    /// </summary>
    public string? Http { get; init; }

    /// <summary>The security policy of the HTTPS listeners (Elastic Load Balancing <c>SslPolicy</c>); null for the default.</summary>
    public string? TlsPolicy { get; init; }

    /// <summary>Whether AWS refuses to delete the load balancers, until this is false again. Then <c>destroy</c> refuses as well.</summary>
    public bool DeletionProtection { get; init; }

    /// <summary>
    /// Where the Application Load Balancer's access logs go: <c>s3://BUCKET</c> or <c>s3://BUCKET/PREFIX</c>, a bucket of the
    /// cluster's Region that lets Elastic Load Balancing write. Null for none.
    /// </summary>
    public string? AccessLogs { get; init; }

    /// <summary>After how many seconds without data a connection is closed, 1 to 4,000. AWS's own default.</summary>
    public int IdleTimeout { get; init; } = 60;

    /// <summary>Whether HTTP requests are redirected to HTTPS. An adopted cluster without <see cref="Http"/> keeps its listeners.</summary>
    [JsonIgnore]
    public bool RedirectsHttp => Certificate is not null && Http != Forward;
}
