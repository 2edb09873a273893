using AmsCluster.Resources;
using AmsCluster.Resources.Notices;

namespace AmsCluster.Preflight;

/// <summary>What the checks ask AWS for, each once in a reading.</summary>
internal static class Questions
{
    public static Task<Aws.Acm.CertificateDetail?> Certificate(Reader reader, string arn) => reader.Once("certificate", async () =>
        (await reader.SendOrNothing(new Aws.Acm.DescribeCertificate { CertificateArn = arn }))?.Certificate);

    public static Task<bool> HasTlsPolicy(Reader reader, string name) => reader.Once("security policy", async () =>
        await reader.SendOrNothing(new Aws.Elb.DescribeSSLPolicies { Names = [name] }) is not null);

    public static Task<bool> HasKeyPair(Reader reader, string name) => reader.Once("key pair", async () =>
        await reader.SendOrNothing(Ec2Api.DescribeKeyPairs(new() { KeyNames = [name] })) is not null);

    public static Task<Aws.Route53.HostedZone?> HostedZone(Reader reader, string id) => reader.Once("hosted zone", async () =>
        (await reader.SendOrNothing(new Aws.Route53.GetHostedZone { Id = id }))?.HostedZone);

    public static Task<IReadOnlyDictionary<string, string>?> Topic(Reader reader, string arn) => reader.Once("topic", async () =>
        (await reader.SendOrNothing(new Aws.Sns.GetTopicAttributes { TopicArn = arn }))?.Attributes);

    public static Task<BucketPlace> Bucket(Reader reader, string name) =>
        reader.Once("bucket", () => BucketPlace.Of(reader, name));

    /// <summary>
    /// Asks, while the cluster's resources are read, what the checks of a first deployment need. For an existing cluster, the
    /// checks ask when there is something to do, except for what every plan and status reports.
    /// </summary>
    public static async Task Ahead(ClusterSpec spec, Topology topology, Reader reader)
    {
        if (await Trace.IsThere(reader))
        {
            await AheadOfRunning(spec, topology, reader);
            return;
        }

        var asked = new List<Task>();
        if (topology.All<LaunchTemplate>().Any() || topology.All<MongoInstance>().Any(m => m.Wanted))
        {
            var types = InstanceTypes.Of(spec);
            asked.AddRange([types.Architectures(reader), types.Zones(reader)]);
            if (spec.Access is { CreateKey: false, KeyName: { } key }) asked.Add(HasKeyPair(reader, key));
        }

        if (spec.LoadBalancer.Certificate is { } arn && topology.All<Listener>().Any()) asked.Add(Certificate(reader, arn));
        if (spec.LoadBalancer.TlsPolicy is { } policy && topology.All<Listener>().Any()) asked.Add(HasTlsPolicy(reader, policy));
        if (spec.LoadBalancer.HostedZone is { } zone && topology.All<DnsRecord>().Any()) asked.Add(HostedZone(reader, zone));
        if (spec.Notice.Topic is { } told && topology.All<Alarm>().Any()) asked.Add(Topic(reader, told));
        if (AccessLogs.Of(spec.LoadBalancer) is { } logs && topology.All<BalancerAttributes>().Any()) asked.Add(Bucket(reader, logs.Bucket));
        await Task.WhenAll(asked);
    }

    /// <summary>Asks, while the cluster's resources are read, what every plan and status reports about a cluster that runs.</summary>
    public static Task AheadOfRunning(ClusterSpec spec, Topology topology, Reader reader) =>
        Task.WhenAll(ReachCheck.Ahead(topology, reader), CertificateExpiryCheck.Ahead(spec, topology, reader));
}
