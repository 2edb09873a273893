"""Who is told what: topics, their subscribers, notifications of groups, alarms.

AWS: CreateTopic (InvalidParameter for a name that is taken with other tags), Subscribe (an email address has to confirm: until then the
list of subscriptions has PendingConfirmation in place of the ARN, and the answer says `pending confirmation` unless
ReturnSubscriptionArn), ConfirmSubscription, PutNotificationConfiguration (sends a test message, so the topic must be there;
replaces what the topic was told of the group), DescribeNotificationConfigurations (one entry a group, topic and kind),
DeleteNotificationConfiguration, DeleteAlarms (ResourceNotFound, and none is deleted, where one is not there).
moto confirms everybody, has no notifications, and deletes alarms that are not there. Here the token of a confirmation is the
address itself, as no mail is sent.
"""
from __future__ import annotations

from typing import Any

from moto.autoscaling.models import AutoScalingBackend
from moto.autoscaling.responses import AutoScalingResponse
from moto.cloudwatch.models import CloudWatchBackend
from moto.core.responses import ActionResult, EmptyResult
from moto.sns.models import SNSBackend, sns_backends
from moto.sns.responses import SNSResponse

from emulator.hooks import AwsError, added, around, before, validation
from emulator.patches.group_checks import group_of

KINDS = tuple(f"autoscaling:{kind}" for kind in (
    "EC2_INSTANCE_LAUNCH", "EC2_INSTANCE_LAUNCH_ERROR", "EC2_INSTANCE_TERMINATE", "EC2_INSTANCE_TERMINATE_ERROR", "TEST_NOTIFICATION"))


def notifications(backend: Any) -> dict:
    """By group: by topic the kinds. Kept with the backend, so that a reset forgets them."""
    return backend.__dict__.setdefault("notifications", {})


def is_pending(subscription: Any) -> bool:
    return subscription.protocol in ("email", "email-json") and not subscription.confirmed


def shown(subscription: Any) -> dict:
    return {"SubscriptionArn": "PendingConfirmation" if is_pending(subscription) else subscription.arn, "Owner": subscription.owner,
            "Protocol": subscription.protocol, "Endpoint": subscription.endpoint, "TopicArn": subscription.topic_arn}


def topics() -> None:
    @before(SNSBackend, "create_topic")
    def create(self: Any, name: str, attributes: Any = None, tags: Any = None) -> None:
        taken = next((t for t in self.topics.values() if t.name == name), None)
        if taken is not None and tags is not None and dict(taken._tags or {}) != dict(tags):
            raise AwsError("InvalidParameter", "Invalid parameter: Tags Reason: Topic already exists with different tags")

    @around(SNSResponse, "subscribe")
    def subscribe(original: Any, self: Any) -> ActionResult:
        original(self)
        arn, protocol, endpoint = (self._get_param(name) for name in ("TopicArn", "Protocol", "Endpoint"))
        subscription = self.backend._find_subscription(arn, endpoint, protocol)
        hidden = is_pending(subscription) and str(self._get_param("ReturnSubscriptionArn")).lower() != "true"
        return ActionResult({"SubscriptionArn": "pending confirmation" if hidden else subscription.arn})

    @around(SNSResponse, "list_subscriptions_by_topic")
    def subscriptions(original: Any, self: Any) -> ActionResult:
        found, next_token = self.backend.list_subscriptions_by_topic(self._get_param("TopicArn"), next_token=self._get_param("NextToken"))
        return ActionResult({"Subscriptions": [shown(s) for s in found], "NextToken": next_token})

    @around(SNSResponse, "confirm_subscription")
    def confirm(original: Any, self: Any) -> ActionResult:
        arn, token = self._get_param("TopicArn"), self._get_param("Token")
        found = next((s for s in self.backend.subscriptions.values() if s.topic_arn == arn and s.endpoint == token), None)
        if found is None:
            raise AwsError("InvalidParameter", "Invalid parameter: Token")
        found.confirmed = True
        return ActionResult({"SubscriptionArn": found.arn})


def group_notifications() -> None:
    @added(AutoScalingResponse, "put_notification_configuration")
    def put(self: Any) -> EmptyResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group, arn, kinds = group_of(backend, params.get("AutoScalingGroupName")), params.get("TopicARN"), params.get("NotificationTypes") or []
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown or not kinds:
            raise validation(f"Invalid notification type: {unknown[0] if unknown else 'none given'}")
        if arn not in sns_backends[backend.account_id][backend.region_name].topics:
            raise validation(f"Unable to publish test message to notification target {arn}. Please check your target configuration and try again.")
        notifications(backend).setdefault(group.name, {})[arn] = list(kinds)
        return EmptyResult()

    @added(AutoScalingResponse, "describe_notification_configurations")
    def describe(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        names = params.get("AutoScalingGroupNames") or list(notifications(backend))
        return ActionResult({"NotificationConfigurations": [
            {"AutoScalingGroupName": name, "TopicARN": arn, "NotificationType": kind}
            for name in names for arn, kinds in notifications(backend).get(name, {}).items() for kind in kinds]})

    @added(AutoScalingResponse, "delete_notification_configuration")
    def delete(self: Any) -> EmptyResult:
        params, backend = self._get_params(), self.autoscaling_backend
        notifications(backend).get(group_of(backend, params.get("AutoScalingGroupName")).name, {}).pop(params.get("TopicARN"), None)
        return EmptyResult()

    @around(AutoScalingBackend, "delete_auto_scaling_group")
    def gone(original: Any, self: Any, group_name: str, *args: Any, **kwargs: Any) -> Any:
        answer = original(self, group_name, *args, **kwargs)
        if group_name not in self.autoscaling_groups:
            notifications(self).pop(group_name, None)
        return answer


def alarms() -> None:
    @before(CloudWatchBackend, "delete_alarms")
    def delete(self: Any, alarm_names: list[str]) -> None:
        missing = [name for name in alarm_names if name not in self.alarms]
        if missing:
            raise AwsError("ResourceNotFound", f"Unable to find the alarm {missing[0]}")


def apply() -> None:
    topics()
    group_notifications()
    alarms()
