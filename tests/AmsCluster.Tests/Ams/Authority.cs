using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AmsCluster.Tests.Ams;

/// <summary>A certificate authority of the tests' own.</summary>
internal sealed class Authority : IDisposable
{
    readonly X509Certificate2 _root;
    readonly string _folder = Directory.CreateTempSubdirectory("amscluster").FullName;

    public Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
    }

    /// <summary>Who trusts this trusts what it has issued.</summary>
    public X509Certificate2Collection Trusted => [X509CertificateLoader.LoadCertificate(_root.RawData)];

    /// <summary>The same as a file of certificates.</summary>
    public string TrustedFile => Write("root", _root.ExportCertificatePem());

    /// <summary>Issues a certificate.</summary>
    /// <returns>A PEM file with certificate and key.</returns>
    public string Issue(string name, TimeSpan? left = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var until = DateTimeOffset.UtcNow + (left ?? TimeSpan.FromDays(200));
        using var issued = request.Create(_root, DateTimeOffset.UtcNow.AddYears(-1), until, RandomNumberGenerator.GetBytes(8));
        return Write(Guid.NewGuid().ToString("N"), issued.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name + ".pem");
        File.WriteAllText(path, text);
        return path;
    }
}
