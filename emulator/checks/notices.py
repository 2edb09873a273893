"""Topics, subscriptions, notifications of groups, alarms."""
from __future__ import annotations

from emulator.checks.support import Aws


def topic(aws: Aws) -> str:
    return aws.client("sns").create_topic(Name=aws.name("topic"), Tags=[{"Key": "a", "Value": "1"}])["TopicArn"]


def check_topic_name_taken(aws: Aws) -> None:
    """CreateTopic: the same request again answers the topic that is there; with other tags it is refused."""
    arn, sns = topic(aws), aws.client("sns")
    name = arn.split(":")[-1]
    assert sns.create_topic(Name=name, Tags=[{"Key": "a", "Value": "1"}])["TopicArn"] == arn
    aws.refused("InvalidParameter", sns.create_topic, "different tags", Name=name, Tags=[{"Key": "a", "Value": "2"}])


def check_email_has_to_confirm(aws: Aws) -> None:
    """Subscribe, ListSubscriptionsByTopic: PendingConfirmation until ConfirmSubscription."""
    arn, sns = topic(aws), aws.client("sns")
    assert sns.subscribe(TopicArn=arn, Protocol="email", Endpoint="ops@example.com")["SubscriptionArn"] == "pending confirmation"
    known = sns.subscribe(TopicArn=arn, Protocol="email", Endpoint="ops@example.com", ReturnSubscriptionArn=True)["SubscriptionArn"]
    assert known.startswith(arn)
    listed = sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]
    assert [(s["SubscriptionArn"], s["Endpoint"]) for s in listed] == [("PendingConfirmation", "ops@example.com")]
    sns.confirm_subscription(TopicArn=arn, Token="ops@example.com")
    assert [s["SubscriptionArn"] for s in sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]] == [known]


def check_group_notifications(aws: Aws) -> None:
    """PutNotificationConfiguration overwrites what the topic was told; it needs a topic; all goes with the group."""
    name, arn = aws.scaling_group(size=0), topic(aws)
    group = {"AutoScalingGroupName": name}
    put = aws.autoscaling.put_notification_configuration
    aws.refused("ValidationError", put, "notification target", **group, TopicARN=arn + "x", NotificationTypes=["autoscaling:EC2_INSTANCE_LAUNCH"])
    aws.refused("ValidationError", put, **group, TopicARN=arn, NotificationTypes=["autoscaling:NONE"])
    put(**group, TopicARN=arn, NotificationTypes=["autoscaling:EC2_INSTANCE_LAUNCH"])
    put(**group, TopicARN=arn, NotificationTypes=["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"])

    def told() -> list[tuple[str, str]]:
        answer = aws.autoscaling.describe_notification_configurations(AutoScalingGroupNames=[name])
        return [(c["TopicARN"], c["NotificationType"].split(":")[1]) for c in answer["NotificationConfigurations"]]

    assert told() == [(arn, "EC2_INSTANCE_LAUNCH_ERROR"), (arn, "EC2_INSTANCE_TERMINATE_ERROR")]
    aws.autoscaling.delete_notification_configuration(**group, TopicARN=arn)
    assert told() == []


def check_alarms_that_are_not_there(aws: Aws) -> None:
    """DeleteAlarms: ResourceNotFound, and none of them is deleted."""
    watch, name = aws.client("cloudwatch"), aws.name("alarm")
    watch.put_metric_alarm(AlarmName=name, MetricName="m", Namespace="n", Statistic="Maximum", Period=60, EvaluationPeriods=1,
                           Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold")
    aws.refused("ResourceNotFound", watch.delete_alarms, AlarmNames=[name, aws.name("missing")])
    assert len(watch.describe_alarms(AlarmNames=[name])["MetricAlarms"]) == 1
    watch.delete_alarms(AlarmNames=[name])


def check_metrics_of_groups(aws: Aws) -> None:
    """EnableMetricsCollection, DisableMetricsCollection: those named, or all."""
    group = {"AutoScalingGroupName": aws.scaling_group(size=0)}

    def enabled() -> list[str]:
        return [m["Metric"] for m in aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[*group.values()])["AutoScalingGroups"][0]["EnabledMetrics"]]

    aws.autoscaling.enable_metrics_collection(**group, Granularity="1Minute", Metrics=["GroupMinSize", "GroupDesiredCapacity"])
    aws.autoscaling.disable_metrics_collection(**group, Metrics=["GroupMinSize"])
    assert enabled() == ["GroupDesiredCapacity"]
    aws.autoscaling.disable_metrics_collection(**group)
    assert enabled() == []
