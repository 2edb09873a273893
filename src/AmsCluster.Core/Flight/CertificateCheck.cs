using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AmsCluster.Flight;

/// <summary>Whether a browser would take the certificate: its names, its chain and how long it is still valid.</summary>
internal static class CertificateCheck
{
    const string Name = "certificate";

    // Certificate Manager renews 60 days before the end; what is left then shows that it could not.
    static readonly TimeSpan Enough = TimeSpan.FromDays(14);

    public static IEnumerable<FlightCheck> Of(FlightContext context) => context.Scene.Secure
        ? new[] { 443, 5443 }.Select(port => new FlightCheck(Name, $"{context.Scene.Host}:{port}", stop => Look(context, port, stop))
        {
            Asks = $"TLS {context.Scene.Host}:{port}",
            DependsOn = [DnsCheck.Key(context.Scene)],
        })
        : [FlightCheck.Not(Name, context.Scene.Host, "The spec names no certificate: there are only HTTP listeners.", "Name one in loadBalancer.certificate: browsers give camera and microphone to HTTPS pages only.")];

    static async Task<Verdict> Look(FlightContext context, int port, CancellationToken stop)
    {
        var (host, network) = (context.Scene.Host, context.Network);
        var errors = SslPolicyErrors.None;
        var chainSaid = "";
        await using var stream = new SslStream(await network.Connect(host, port, stop));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = network.Policy(),
            // Nothing is sent over it: what is wrong is told rather than thrown.
            RemoteCertificateValidationCallback = (_, _, chain, found) =>
            {
                errors = found;
                chainSaid = string.Join(", ", chain?.ChainStatus.Select(s => s.StatusInformation.Trim().TrimEnd('.')).Distinct(StringComparer.Ordinal) ?? []);
                return true;
            },
        }, stop);
        if (stream.RemoteCertificate is null) return Verdict.Failed("No certificate was shown.", "Look at the listener: amscluster plan shows what it should be.");
        using var certificate = new X509Certificate2(stream.RemoteCertificate);
        return Judge(host, certificate, errors, chainSaid, stream.SslProtocol is System.Security.Authentication.SslProtocols.Tls13 ? "TLS 1.3" : "TLS 1.2");
    }

    static Verdict Judge(string host, X509Certificate2 certificate, SslPolicyErrors errors, string chainSaid, string protocol)
    {
        var names = string.Join(", ", certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(e => e.EnumerateDnsNames()).DefaultIfEmpty(certificate.Subject));
        var until = certificate.NotAfter.ToUniversalTime();
        var left = until - DateTime.UtcNow;
        if (left < TimeSpan.Zero) return Verdict.Failed($"It has expired on {until:yyyy-MM-dd}.", "Renew it in Certificate Manager, or name another in loadBalancer.certificate.");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return Verdict.Failed($"It is for {names}, not for {host}.", "Name a certificate in loadBalancer.certificate that covers loadBalancer.domain.");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return Verdict.Failed($"Its chain is not trusted here: {chainSaid}.", "Take a certificate of a public authority; an imported one needs its intermediate certificates too.");
        return left < Enough
            ? Verdict.Failed($"It expires on {until:yyyy-MM-dd}, in {left.Days} days.", "Certificate Manager renews 60 days before the end as long as the DNS record of its validation is there: look at RenewalSummary of aws acm describe-certificate. Import an imported one again.")
            : Verdict.Passed($"For {names}, until {until:yyyy-MM-dd}, {protocol}.");
    }
}
