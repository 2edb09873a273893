using AmsCluster.Resources.Notices;

namespace AmsCluster.Preflight;

/// <summary>Whether the topic of the user's own is there.</summary>
internal static class TopicCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context) =>
        context.Spec.Notice.Topic is not { } arn || context.Touched<Alarm>().Count + context.Touched<GroupNotices>().Count == 0 || await Questions.HasTopic(context.Reader, arn) ? []
            : [PreflightContext.Error("AmsTopicNotFound", "notice.topic", $"There is no topic {arn} that this account may use.", "Look at them with: aws sns list-topics.")];
}
