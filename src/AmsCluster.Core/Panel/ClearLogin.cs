using AmsCluster.Spec;

namespace AmsCluster.Panel;

/// <summary>
/// A login to AMS's panel over HTTP. The panel's page sends the MD5 of the password, and AMS takes the same MD5 again
/// (<c>CommonRestService.authenticateUser</c>): whoever reads it on the way can log in.
/// </summary>
public static class ClearLogin
{
    /// <summary>The spec key that ends it.</summary>
    public const string Key = "loadBalancer.certificate";

    /// <summary>What a plan and a status say of a spec without a certificate.</summary>
    internal static IEnumerable<Finding> Findings(ClusterSpec spec) => spec.LoadBalancer.Certificate is not null ? []
        : [new(FindingLevel.Warning, "AmsLoginInClear", Key, Message(spec.Name), Advice)];

    /// <summary>What to do about it.</summary>
    public const string Advice = "Give the cluster a certificate of AWS Certificate Manager in loadBalancer.certificate.";

    /// <summary>What is wrong.</summary>
    public static string Message(string cluster) =>
        $"Logins to the web panel of {cluster} travel in the clear, over HTTP: whoever reads one on the way can log in with it.";

    /// <summary>The warning for an address at which somebody logs in; null where it is HTTPS, or unknown.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="url">The panel's address.</param>
    public static string? Warning(string cluster, string? url) =>
        url?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) is true ? $"{Message(cluster)} {Advice}" : null;
}
