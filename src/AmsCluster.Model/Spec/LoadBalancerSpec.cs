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

    /// <summary>The host name that users will type; the certificate must cover it.</summary>
    public string? Domain { get; init; }

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

    /// <summary>Whether HTTP requests are redirected to HTTPS. An adopted cluster without <see cref="Http"/> keeps its listeners.</summary>
    [JsonIgnore]
    public bool RedirectsHttp => Certificate is not null && Http != Forward;
}
