using AmsCluster.Ams;
using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Panel;

/// <summary>
/// The way to a cluster's panel: to its load balancer, under the name that the certificate is for. So it is found also while the name leads elsewhere, or nowhere yet.
/// </summary>
/// <param name="Url">The address.</param>
/// <param name="Network">The way there.</param>
/// <param name="VpcId">The VPC that the load balancer stands in.</param>
internal sealed record PanelWay(Uri Url, AmsNetwork Network, string VpcId)
{
    const int Https = 443;

    /// <summary>Finds it; null where the load balancer is not there.</summary>
    public static async Task<PanelWay?> Find(AwsConnection aws, ClusterSpec spec, ClusterRecord record, AmsNetwork network, CancellationToken stop)
    {
        var name = record.Adopted.NameOf(Kinds.LoadBalancer, spec.Name);
        var found = await aws.SendOrNull(new Elb.DescribeLoadBalancers { Names = [name] }, AwsCodes.NotFound, stop);
        if (found?.LoadBalancers is not [{ DNSName: { } balancer, VpcId: { } vpc }]) return null;
        if (spec.LoadBalancer.Certificate is not { } certificate) return new(new($"http://{balancer}/"), network, vpc);
        var host = spec.LoadBalancer.Domain ?? await NameOn(aws, certificate, stop) ?? balancer;
        return new(new($"https://{host}/"), network with { ConnectTo = [.. network.ConnectTo, new(host, Https, balancer, Https)] }, vpc);
    }

    // A certificate for *.example.com is for any one name before it.
    static async Task<string?> NameOn(AwsConnection aws, string certificate, CancellationToken stop)
    {
        var answer = await aws.SendOrNull(new Aws.Acm.DescribeCertificate { CertificateArn = certificate }, AwsCodes.NotFound, stop);
        return answer?.Certificate?.DomainName?.Replace("*", "panel", StringComparison.Ordinal);
    }
}
