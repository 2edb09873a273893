"""Scheduled actions take effect.

AWS: PutScheduledUpdateGroupAction (a start in the past is an error; at least one size; AlreadyExists `Scheduled action with this scheduled
start time already exists` for a second action of the group at the same time; LimitExceeded beyond 125 a group), Scheduled scaling in the
guide (the action sets the sizes that it names; a capacity that is then outside moves to the nearest limit; one-time actions are gone
once they have run; not while the group's ScheduledActions process is suspended), DescribeScheduledActions (those that have not run,
pages), DeleteScheduledAction (ValidationError where there is none), DeleteAutoScalingGroup (they go along).
moto stores them by name alone, over all groups, and never runs one. Here they run at the next call to Auto Scaling after their time
(`emulator/clock.py`), in the order of their times. Recurring ones are kept and never run.
"""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeScheduledAction
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult, EmptyResult

from emulator import clock
from emulator.hooks import AwsError, around, before, validation
from emulator.patches.group_checks import check_sizes, group_of, number

MOST = 125
PAGE, GREATEST_PAGE = 50, 100


def actions(backend: Any) -> dict[tuple[str, str], FakeScheduledAction]:
    """By group and name; kept with the backend, so that a reset forgets them."""
    return backend.__dict__.setdefault("actions_of_groups", {})


def moment(text: Any) -> datetime | None:
    """A time of a request, in UTC and without a zone."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        raise validation(f"Invalid time: {text}")
    return time.astimezone(timezone.utc).replace(tzinfo=None) if time.tzinfo else time


def run_due(backend: Any) -> None:
    """What is due by now happens, in the order of its times."""
    now = clock.now()
    due = sorted((a for a in actions(backend).values() if a.start_time and a.start_time <= now and not a.recurrence), key=lambda a: a.start_time)
    for action in due:
        group = backend.autoscaling_groups.get(action.auto_scaling_group_name)
        if group is None or "ScheduledActions" in (group._suspended_processes or []):
            continue
        del actions(backend)[action.auto_scaling_group_name, action.scheduled_action_name]
        least = group.min_size if action.min_size is None else action.min_size
        most = group.max_size if action.max_size is None else action.max_size
        if least > most:
            continue
        group.min_size, group.max_size = least, most
        wanted = group.desired_capacity if action.desired_capacity is None else action.desired_capacity
        fitting = min(max(wanted or 0, least), most)
        if fitting != group.desired_capacity:
            group.set_desired_capacity(fitting)
            backend.update_attached_target_groups(group.name)


def apply() -> None:
    @around(AutoScalingResponse, "put_scheduled_update_group_action")
    def put(_: Any, self: Any) -> EmptyResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group, name = group_of(backend, params.get("AutoScalingGroupName")), params.get("ScheduledActionName") or ""
        if not 1 <= len(name) <= 255:
            raise validation("1 validation error detected: Value at 'scheduledActionName' failed to satisfy constraint: Member must have "
                             "length less than or equal to 255")
        least, most, desired = (number(params, size) for size in ("MinSize", "MaxSize", "DesiredCapacity"))
        if least is None and most is None and desired is None:
            raise validation("At least one of the following must be specified: MinSize, MaxSize, DesiredCapacity")
        if least is not None and most is not None:
            check_sizes(least, most, desired)
        start, end = moment(params.get("StartTime")), moment(params.get("EndTime"))
        if start is None and not params.get("Recurrence"):
            raise validation("Either a start time or a recurrence must be specified")
        if start is not None and start <= clock.now():
            raise validation("Given start time is in the past")
        if start is not None and end is not None and end <= start:
            raise validation("Given end time is before the start time")
        others = [a for a in actions(backend).values() if a.auto_scaling_group_name == group.name and a.scheduled_action_name != name]
        if start is not None and any(a.start_time == start for a in others):
            raise AwsError("AlreadyExists", "Scheduled action with this scheduled start time already exists")
        if len(others) >= MOST:
            raise AwsError("LimitExceeded", f"You have reached the limit of {MOST} scheduled actions for this group")
        actions(backend)[group.name, name] = FakeScheduledAction(
            group.name, desired, most, least, name, start, end, params.get("Recurrence"), params.get("TimeZone"))  # type: ignore[arg-type]
        return EmptyResult()

    @around(AutoScalingResponse, "describe_scheduled_actions")
    def describe(_: Any, self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        size = number(params, "MaxRecords", PAGE)
        if not 1 <= size <= GREATEST_PAGE:
            raise validation(f"MaxRecords must be between 1 and {GREATEST_PAGE}")
        names, group = params.get("ScheduledActionNames") or [], params.get("AutoScalingGroupName")
        found = [a for a in actions(backend).values()
                 if group in (None, a.auto_scaling_group_name) and (not names or a.scheduled_action_name in names)]
        start = int(params.get("NextToken") or 0)
        end = start + size
        return ActionResult({"ScheduledUpdateGroupActions": [shown(a, backend) for a in found[start:end]], "NextToken": str(end) if end < len(found) else None})

    @around(AutoScalingResponse, "delete_scheduled_action")
    def delete(_: Any, self: Any) -> EmptyResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group, name = group_of(backend, params.get("AutoScalingGroupName")), params.get("ScheduledActionName")
        if actions(backend).pop((group.name, name), None) is None:
            raise validation("Scheduled action name not found")
        return EmptyResult()

    @around(AutoScalingBackend, "delete_auto_scaling_group")
    def gone(original: Any, self: Any, group_name: str, *args: Any, **kwargs: Any) -> Any:
        answer = original(self, group_name, *args, **kwargs)
        if group_name not in self.autoscaling_groups:
            for key in [k for k in actions(self) if k[0] == group_name]:
                del actions(self)[key]
        return answer

    @before(AutoScalingResponse, "call_action")
    def due(self: Any) -> None:
        run_due(self.autoscaling_backend)


def shown(action: Any, backend: Any) -> dict:
    group, name = action.auto_scaling_group_name, action.scheduled_action_name
    return {
        "AutoScalingGroupName": group, "ScheduledActionName": name,
        "ScheduledActionARN": f"arn:{backend.partition}:autoscaling:{backend.region_name}:{backend.account_id}:"
                              "scheduledUpdateGroupAction:"
                              f"00000000-0000-4000-8000-000000000000:autoScalingGroupName/{group}:scheduledActionName/{name}",
        "StartTime": action.start_time, "Time": action.start_time, "EndTime": action.end_time, "Recurrence": action.recurrence,
        "MinSize": action.min_size, "MaxSize": action.max_size, "DesiredCapacity": action.desired_capacity, "TimeZone": action.time_zone,
    }
