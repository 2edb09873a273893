namespace AmsCluster.Spec.Rules;

/// <summary>Who is told when the cluster needs somebody.</summary>
internal static class NoticeRules
{
    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        if (spec.Notice.Email is { } email && !EmailAddress.Is(email))
        {
            yield return ("notice.email", $"notice.email {Shown.Value(email)} must be one email address such as ops@example.com, "
                + "in ASCII (write letters outside a-z of the domain in their xn-- form)");
        }

        if (spec.Notice.Topic is not { } topic)
            yield break;
        if (spec.Notice.Email is not null)
            yield return ("notice.topic", "notice.topic and notice.email are one too many: a topic of your own has its own subscriptions");
        if (!Patterns.Is(topic, "arn:(aws|aws-cn|aws-us-gov|aws-eusc):sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}"))
            yield return ("notice.topic", $"notice.topic {Shown.Value(topic)} must be the ARN of a standard topic: "
                + $"arn:{Partitions.Of(spec.Region)}:sns:REGION:ACCOUNT:NAME");
        else if (IdentityRules.IsRegion(spec.Region) && topic.Split(':')[3] != spec.Region)
            yield return ("notice.topic", $"notice.topic is of {topic.Split(':')[3]}, but the cluster stands in {spec.Region}: Auto Scaling tells topics of its own Region only");
    }
}
