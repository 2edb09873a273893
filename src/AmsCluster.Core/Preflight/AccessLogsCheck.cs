using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Whether the bucket of access logs exists in the cluster's Region. Elastic Load Balancing refuses another one, but only once
/// the load balancer exists.
/// </summary>
internal static class AccessLogsCheck
{
    const string Key = "loadBalancer.accessLogs";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Touched<BalancerAttributes>().Count == 0) return [];
        if (AccessLogs.Of(context.Spec.LoadBalancer) is not { Bucket: var bucket }) return [];
        var (place, here) = (await Questions.Bucket(context.Reader, bucket), context.Region);
        if (place.IsMissing)
            return [Error($"There is no bucket {bucket}.", $"Create it: aws s3 mb s3://{bucket} --region {here}. Or correct {Key}.")];
        return place.Region is null || place.Region == here ? []
            : [Error($"The bucket {bucket} is in {place.Region}. Access logs need a bucket in {here}.", $"Name a bucket in {here}.")];
    }

    static Finding Error(string message, string advice) => PreflightContext.Error("AmsAccessLogsBucket", Key, message, advice);
}
