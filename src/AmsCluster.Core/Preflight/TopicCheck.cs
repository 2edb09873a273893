using AmsCluster.Resources.Notices;

namespace AmsCluster.Preflight;

/// <summary>Whether the user's own topic exists, and lets CloudWatch and Auto Scaling publish.</summary>
internal static class TopicCheck
{
    const string Key = "notice.topic";

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (context.Spec.Notice.Topic is not { } arn) return [];
        if (context.Touched<Alarm>().Count + context.Touched<GroupNotices>().Count == 0) return [];
        if (await Questions.Topic(context.Reader, arn) is not { } topic)
        {
            return
            [
                PreflightContext.Error("AmsTopicNotFound", Key, $"There is no topic {arn} that this account may use.",
                    "List the topics with: aws sns list-topics."),
            ];
        }

        // The policy of a key of AWS's own cannot be changed, and it does not let other services use the key.
        return !IsManagedKey(topic.GetValueOrDefault("KmsMasterKeyId")) ? [] :
        [
            PreflightContext.Error("AmsTopicKey", Key,
                $"The topic {arn} is encrypted with alias/aws/sns. CloudWatch cannot publish to it: alarms would not arrive.",
                "Encrypt the topic with a customer managed key whose policy allows cloudwatch.amazonaws.com kms:Decrypt and "
                    + "kms:GenerateDataKey*. Or remove its encryption."),
        ];
    }

    static bool IsManagedKey(string? key) => key?.EndsWith("alias/aws/sns", StringComparison.Ordinal) == true;
}
