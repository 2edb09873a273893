namespace AmsCluster.Spec.Rules;

/// <summary>The load balancer's certificate and its name in DNS.</summary>
internal static class BalancerRules
{
    // LoadBalancerAttribute, idle_timeout.timeout_seconds.
    private const int LongestIdle = 4000;

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        var balancer = spec.LoadBalancer;
        if (balancer.Certificate is { } certificate && Certificate(certificate, spec.Region) is { } fault)
            yield return ("loadBalancer.certificate", fault);

        if (balancer.Domain is { } domain && Domain(domain) is { } wrong)
            yield return ("loadBalancer.domain", wrong);

        if (Http(balancer) is { } http)
            yield return ("loadBalancer.http", http);
        if (TlsPolicy(balancer) is { } tls)
            yield return ("loadBalancer.tlsPolicy", tls);

        if (balancer.AccessLogs is { } logs && AccessLogs(logs) is { } bad)
            yield return ("loadBalancer.accessLogs", bad);
        if (balancer.IdleTimeout is < 1 or > LongestIdle)
            yield return ("loadBalancer.idleTimeout", $"loadBalancer.idleTimeout must be 1 to {LongestIdle} seconds, not {balancer.IdleTimeout}");

        if (balancer.HostedZone is not { } zone)
            yield break;
        if (balancer.Domain is null)
            yield return ("loadBalancer.hostedZone", "loadBalancer.hostedZone needs loadBalancer.domain, the name to put in the zone");
        if (!Patterns.Is(zone, "Z[A-Z0-9]{1,31}"))
        {
            yield return ("loadBalancer.hostedZone",
                $"loadBalancer.hostedZone {Shown.Value(zone)} must be the id of a Route 53 hosted zone: Z and up to 31 of A-Z and 0-9");
        }
    }

    private static string? Http(LoadBalancerSpec balancer)
    {
        const string Key = "loadBalancer.http";
        if (balancer.Http is not (null or LoadBalancerSpec.Redirect or LoadBalancerSpec.Forward))
            return $"{Key} must be redirect or forward, not {Shown.Value(balancer.Http)}";
        return balancer is { Http: LoadBalancerSpec.Redirect, Certificate: null }
            ? $"{Key} redirect needs loadBalancer.certificate: without one there is no HTTPS listener to redirect to"
            : null;
    }

    // AWS adds AWSLogs/ACCOUNT/ itself, and refuses a prefix with that word.
    private static string? AccessLogs(string logs)
    {
        const string Key = "loadBalancer.accessLogs", Scheme = "s3://";
        var isAddress = Patterns.Is(logs, @"s3://[^/]+(/[A-Za-z0-9!_.*'()-]+)*") && logs.Length <= 255;
        if (!isAddress || logs.Contains("AWSLogs", StringComparison.Ordinal))
        {
            return $"{Key} {Shown.Value(logs)} must be s3://BUCKET or s3://BUCKET/PREFIX, "
                + "without / at the end and without AWSLogs";
        }

        var bucket = logs[Scheme.Length..].Split('/')[0];
        return BucketName.Fault(bucket) is { } fault ? $"{Key} {Shown.Value(logs)}: {fault}" : null;
    }

    private static string? TlsPolicy(LoadBalancerSpec balancer)
    {
        const string Key = "loadBalancer.tlsPolicy";
        if (balancer.TlsPolicy is not { } policy)
            return null;
        if (balancer.Certificate is null)
            return $"{Key} needs loadBalancer.certificate: HTTP listeners have no security policy";
        return Patterns.Is(policy, "ELBSecurityPolicy-[A-Za-z0-9-]{1,80}") ? null
            : $"{Key} {Shown.Value(policy)} must be a security policy of Elastic Load Balancing: ELBSecurityPolicy-…";
    }

    private static string? Certificate(string arn, string region)
    {
        const string Key = "loadBalancer.certificate";
        if (!Patterns.Is(arn, @"arn:(aws|aws-cn|aws-us-gov|aws-eusc):acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9_-]+"))
        {
            return $"{Key} {Shown.Value(arn)} must be the ARN of a certificate in AWS Certificate Manager: "
                + $"arn:{Partitions.Of(region)}:acm:REGION:ACCOUNT:certificate/ID";
        }

        if (!IdentityRules.IsRegion(region))
            return null;
        var parts = arn.Split(':');
        if (parts[3] != region)
            return $"{Key} is of {parts[3]}, but the load balancer stands in {region}: a certificate works in its own Region only";
        var partition = Partitions.Of(region);
        return parts[1] == partition ? null : $"{Key} begins arn:{parts[1]}, but {region} is in the partition {partition}";
    }

    private static string? Domain(string domain)
    {
        const string Key = "loadBalancer.domain";
        if (domain.Contains('*', StringComparison.Ordinal))
            return $"{Key} {Shown.Value(domain)} is a wildcard: give the one name that users will type, for example live.example.com";

        return DnsName.Is(domain)
            ? null
            : $"{Key} {Shown.Value(domain)} must be a host name such as live.example.com, "
                + "without https:// and path (write letters outside a-z in their xn-- form)";
    }
}
