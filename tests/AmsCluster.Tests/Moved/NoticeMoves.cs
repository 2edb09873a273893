using AmsCluster.Aws;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using CloudWatch = AmsCluster.Aws.CloudWatch;
using Sns = AmsCluster.Aws.Sns;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to the topic, the alarms and what Auto Scaling tells.</summary>
internal static class NoticeMoves
{
    const string Topic = "arn:aws:sns:ap-south-1:123456789012:full-notice";
    const string Theirs = "arn:aws:sns:ap-south-1:123456789012:theirs";
    const string Edge = "full-edge";
    const string Disk = "full-mongo-disk";

    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["set an alarm otherwise"] = new(
            async account =>
            {
                var alarm = (await account.Send(new CloudWatch.DescribeAlarms { AlarmNames = [Disk] })).MetricAlarms.Single();
                await account.Send(new CloudWatch.PutMetricAlarm
                {
                    AlarmName = Disk, AlarmDescription = alarm.AlarmDescription, Namespace = "AWS/EC2", MetricName = "CPUUtilization", Statistic = "Average",
                    Dimensions = [new() { Name = "AutoScalingGroupName", Value = Edge }], Period = 60, EvaluationPeriods = 7, Threshold = 99, ComparisonOperator = "LessThanThreshold",
                    TreatMissingData = "ignore", ActionsEnabled = false, AlarmActions = [Theirs], OKActions = [Theirs], InsufficientDataActions = [Theirs],
                });
            },
            [.. new[] { "metric", "of", "from", "comparison", "period", "periods", "without data", "actions enabled", "told to", "end told to", "silence told to" }.Select(f => $"alarm/{f}")]),
        ["delete an alarm"] = new(account => account.Send(new CloudWatch.DeleteAlarms { AlarmNames = [Disk] }), "alarm/exists"),
        ["untag the topic"] = new(account => account.Send(new Sns.UntagResource { ResourceArn = Topic, TagKeys = ["team"] }), "topic/tag team"),
        ["delete the topic"] = new(
            account => account.Send(new Sns.DeleteTopic { TopicArn = Topic }),
            "topic/exists", "email subscription/exists", "alarm/told to", "alarm/end told to", "alarm/silence told to", "group notices/told"),
        ["tell others of a group"] = new(
            async account =>
            {
                await account.Send(new Sns.CreateTopic { Name = "theirs" });
                await account.Send(new AutoScaling.DeleteNotificationConfiguration { AutoScalingGroupName = Edge, TopicARN = Topic });
                await account.Send(new AutoScaling.PutNotificationConfiguration { AutoScalingGroupName = Edge, TopicARN = Theirs, NotificationTypes = ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR"] });
            },
            "group notices/told")
        {
            After = async account =>
            {
                await account.Send(new AutoScaling.DeleteNotificationConfiguration { AutoScalingGroupName = Edge, TopicARN = Theirs });
                await account.Send(new Sns.DeleteTopic { TopicArn = Theirs });
            },
        },
        ["measure a group no longer"] = new(account => account.Send(new AutoScaling.DisableMetricsCollection { AutoScalingGroupName = Edge, Metrics = ["GroupDesiredCapacity"] }), "group metrics/exists"),
        ["set a warm pool otherwise"] = new(
            account => account.Send(new AutoScaling.PutWarmPool { AutoScalingGroupName = Edge, MinSize = 2, MaxGroupPreparedCapacity = 4, PoolState = "Running", InstanceReusePolicy = new() { ReuseOnScaleIn = true } }),
            "warm pool/nodes", "warm pool/most nodes", "warm pool/state", "warm pool/reuse on scale-in"),
        ["delete a warm pool"] = new(account => account.Send(new AutoScaling.DeleteWarmPool { AutoScalingGroupName = Edge, ForceDelete = true }), "warm pool/exists"),
    };
}
