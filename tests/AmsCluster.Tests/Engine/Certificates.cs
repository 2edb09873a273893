using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AmsCluster.Aws.Acm;

namespace AmsCluster.Tests.Engine;

/// <summary>Certificates of a test's own, brought to Certificate Manager as a user brings one of another authority.</summary>
internal static class Certificates
{
    public static async Task<string> Import(Account account, string domain, int days = 90)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={domain}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(domain);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(days));
        var answer = await account.Send(new ImportCertificate { Certificate = Base64(certificate.ExportCertificatePem()), PrivateKey = Base64(key.ExportPkcs8PrivateKeyPem()) });
        return answer.CertificateArn!;
    }

    static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}

/// <summary>ACM <c>ImportCertificate</c>.</summary>
internal sealed record ImportCertificate : AcmRequest<ImportCertificateResult>
{
    public required string Certificate { get; init; }
    public required string PrivateKey { get; init; }
}

/// <summary>What <c>ImportCertificate</c> answers.</summary>
internal sealed record ImportCertificateResult
{
    public string? CertificateArn { get; init; }
}
