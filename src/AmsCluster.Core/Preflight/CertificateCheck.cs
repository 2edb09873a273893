using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the certificate is issued, valid and for the domain.</summary>
internal static class CertificateCheck
{
    /// <summary>The spec key of the certificate.</summary>
    public const string Key = "loadBalancer.certificate";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Touched<Listener>().Count == 0 && !IsDomainNew(context)) return [];
        if (context.Spec.LoadBalancer.Certificate is not { } arn)
        {
            return
            [
                PreflightContext.Warning("AmsNoCertificate", Key, "Without a certificate there are only HTTP listeners, and browsers refuse cameras and microphones, and so WebRTC, on pages that are not HTTPS.",
                    "Request a certificate in AWS Certificate Manager and name its ARN here."),
            ];
        }

        if (await Questions.Certificate(context.Reader, arn) is not { } certificate)
            return [PreflightContext.Error("AmsCertificateNotFound", Key, $"There is no certificate {arn} in {context.Region}.", "Look at them with: aws acm list-certificates.")];
        if (certificate.Status is not "ISSUED")
        {
            return
            [
                PreflightContext.Error("AmsCertificateNotIssued", Key, $"The certificate is {certificate.Status}, not ISSUED{(certificate.FailureReason is { } why ? $": {why}" : "")}.",
                    certificate.Status is "PENDING_VALIDATION" ? "Make the DNS records that Certificate Manager asks for, and wait until it is issued." : "Request a new one."),
            ];
        }

        if (certificate.NotAfter < DateTimeOffset.UtcNow) return [PreflightContext.Error("AmsCertificateExpired", Key, $"The certificate has expired on {certificate.NotAfter:u}.", "Renew or replace it.")];
        var names = certificate.SubjectAlternativeNames.Append(certificate.DomainName!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (context.Spec.LoadBalancer.Domain is not { } domain)
        {
            return
            [
                PreflightContext.Warning("AmsNoDomain", "loadBalancer.domain", $"Browsers refuse the certificate under the load balancer's own name; it is for {string.Join(", ", names)}.",
                    "Point a CNAME of such a name at the load balancer, and name it in loadBalancer.domain so that the addresses shown are right."),
            ];
        }

        return names.Exists(n => Covers(n, domain)) ? [] :
        [
            PreflightContext.Error("AmsCertificateOtherDomain", "loadBalancer.domain", $"The certificate is for {string.Join(", ", names)}, not for {domain}.",
                "Request one that covers the domain, or change loadBalancer.domain."),
        ];
    }

    // The domain alone changes nothing of the load balancer where its DNS record is made elsewhere.
    static bool IsDomainNew(PreflightContext context) =>
        context.State.Recorded.Any(s => s.LoadBalancer.Domain != context.Spec.LoadBalancer.Domain);

    /// <summary>Whether a certificate's name covers a host name. A star stands for one label (RFC 6125).</summary>
    public static bool Covers(string name, string host) => name.StartsWith("*.", StringComparison.Ordinal)
        ? host.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && string.Equals(host[dot..], name[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(name, host, StringComparison.OrdinalIgnoreCase);
}
