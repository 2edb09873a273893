using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// Elastic Load Balancing checks the bucket of access logs when they are switched on. It has one error code for all
/// faults: what to do depends on its message.
/// </summary>
internal static class AccessLogsRefused
{
    const string Key = "loadBalancer.accessLogs";

    /// <summary>Whether the refusal is about the bucket. It may come under the general code ValidationError.</summary>
    public static bool Is(AwsException e) => e.Code is "InvalidConfigurationRequest"
        || (e.Code is "ValidationError" && e.Message.Contains("bucket", StringComparison.OrdinalIgnoreCase));

    /// <summary>The error with the advice that fits.</summary>
    public static AmsException Of(string logs, string bucket, string prefix, string balancerArn, AwsException e) =>
        new("AmsAccessLogsRefused", $"Elastic Load Balancing does not write access logs to {logs} ({Key}): {e.Message}",
            $"{Advice(bucket, prefix, balancerArn.Split(':'), e.Message)} Then run the same command again.", e.RequestId, e);

    static string Advice(string bucket, string prefix, string[] arn, string said)
    {
        var region = arn[3];
        bool Says(string word) => said.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Says("not exist") || Says("NoSuchBucket"))
        {
            return $"Create the bucket: aws s3 mb s3://{bucket} --region {region}. Or correct {Key}. "
                + $"The bucket also needs a policy: {Policy(bucket, prefix, arn)}.";
        }

        if (Says("region"))
        {
            return $"Name a bucket in {region} in {Key}. "
                + $"Its policy must have this statement: {Policy(bucket, prefix, arn)}.";
        }

        if (Says("prefix"))
            return $"Correct the prefix in {Key}.";
        return $"Add this statement to the policy of bucket {bucket}: {Policy(bucket, prefix, arn)}. "
            + "Its encryption must be SSE-S3.";
    }

    static string Policy(string bucket, string prefix, string[] arn)
    {
        var folder = string.Join('/', new[] { bucket, prefix, "AWSLogs", arn[4], "*" }.Where(p => p.Length > 0));
        return """{"Effect":"Allow","Principal":{"Service":"logdelivery.elasticloadbalancing.amazonaws.com"},"""
            + $"\"Action\":\"s3:PutObject\",\"Resource\":\"arn:{arn[1]}:s3:::{folder}\"}}";
    }
}
