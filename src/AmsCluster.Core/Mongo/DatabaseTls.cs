using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MongoDB.Driver;

namespace AmsCluster.Mongo;

/// <summary>TLS to a database through a forwarded port.</summary>
internal static class DatabaseTls
{
    /// <summary>Settings that accept a trusted certificate for the server's own name.</summary>
    /// <param name="host">The server's name in the connection string.</param>
    /// <param name="given">The settings of the connection string.</param>
    public static SslSettings For(string host, SslSettings? given)
    {
        var settings = given?.Clone() ?? new SslSettings();
        settings.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors switch
        {
            SslPolicyErrors.None => true,
            SslPolicyErrors.RemoteCertificateNameMismatch => IsFor(host, certificate),
            _ => false,
        };
        return settings;
    }

    static bool IsFor(string host, X509Certificate? certificate) =>
        certificate is X509Certificate2 shown && shown.MatchesHostname(host);
}
