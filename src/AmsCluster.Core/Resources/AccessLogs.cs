namespace AmsCluster.Resources;

/// <summary>Where the load balancer's access logs go: <c>s3://BUCKET/PREFIX</c> in parts.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">The prefix; empty for none.</param>
internal sealed record AccessLogs(string Bucket, string Prefix)
{
    /// <summary>That of a spec; null where it asks for no access logs.</summary>
    public static AccessLogs? Of(LoadBalancerSpec spec) => spec.AccessLogs?["s3://".Length..].Split('/', 2) is { } parts
        ? new(parts[0], parts.ElementAtOrDefault(1) ?? "")
        : null;
}
