using System.Globalization;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Warns of a certificate that has expired or is about to: ACM renews only what it issued itself.</summary>
internal static class CertificateExpiryCheck
{
    // ACM renews a certificate 60 days before it expires (ACM User Guide, "Managed certificate renewal").
    const int WarningDays = 30;

    /// <summary>The code of a certificate that browsers refuse.</summary>
    public const string ExpiredCode = "AmsCertificateExpired";

    /// <summary>Asks for the certificate while the cluster's resources are read.</summary>
    public static Task Ahead(ClusterSpec spec, Topology topology, Reader reader) =>
        spec.LoadBalancer.Certificate is { } arn && topology.All<Listener>().Any(l => l.Wanted)
            ? Questions.Certificate(reader, arn) : Task.CompletedTask;

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Spec.LoadBalancer.Certificate is not { } arn || !context.All<Listener>().Any()) return [];
        var now = context.State.Clock.GetUtcNow();
        if (await Questions.Certificate(context.Reader, arn) is not { NotAfter: { } end } || end > now.AddDays(WarningDays)) return [];

        // For a listener that is created or changed, an expired certificate is an error.
        var isExpired = end <= now;
        if (isExpired && context.Touched<Listener>().Count > 0) return [];
        var day = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            PreflightContext.Warning(isExpired ? ExpiredCode : "AmsCertificateExpires", CertificateCheck.Key,
                isExpired ? $"The certificate expired on {day}: browsers refuse the cluster's addresses." : $"The certificate expires on {day}.",
                "Import a new certificate under the same ARN. For one that ACM issued, look at RenewalSummary in: "
                + $"aws acm describe-certificate --certificate-arn {arn}"),
        ];
    }
}
