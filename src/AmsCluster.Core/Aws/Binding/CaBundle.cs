using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AmsCluster.Aws.Binding;

/// <summary>The file of trusted certificates that <c>AWS_CA_BUNDLE</c> or a profile's <c>ca_bundle</c> names.</summary>
internal static class CaBundle
{
    private const string Unreadable = "AmsCaBundleUnreadable";

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="AmsException">The file cannot be read, or has no certificate.</exception>
    public static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Refused(file, e.Message.TrimEnd('.'), e);
        }

        return certificates.Count > 0 ? certificates : throw Refused(file, "it has no certificate");
    }

    /// <summary>As in the AWS CLI the file takes the place of the system's certificates.</summary>
    public static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    /// <summary>What to do about a certificate that is not trusted.</summary>
    /// <param name="file">The file that it was checked against; null for the system's certificates.</param>
    public static string Advice(string? file) => file is null
        ? "If a proxy on the way inspects HTTPS, write its CA certificate to a PEM file and name the file in the "
            + "environment variable AWS_CA_BUNDLE or in ca_bundle of the profile."
        : $"Only the certificates in {file} are trusted (AWS_CA_BUNDLE, or ca_bundle of the profile). Add the CA "
            + "certificate of the server or proxy to this file.";

    private static AmsException Refused(string file, string why, Exception? inner = null) => new(
        Unreadable,
        $"The file of trusted certificates {file} (AWS_CA_BUNDLE, or ca_bundle of the profile) cannot be read: {why}.",
        "Name a PEM file with the certificates of your CA, or unset it to trust the system's certificates.",
        null,
        inner);
}
