"""Lifecycle hooks take effect: instances wait before they serve, and before they end.

AWS: Amazon EC2 Auto Scaling lifecycle hooks (user guide: how they work, considerations), PutLifecycleHook (30 to 7200
seconds, 3600 unless given; ABANDON unless given; the transition may be left out of a change only), LifecycleHook
(GlobalTimeout: 48 hours or 100 times the timeout), RecordLifecycleActionHeartbeat and CompleteLifecycleAction
(ValidationError where nothing waits), DeleteLifecycleHook (completes what waits: CONTINUE for what ends, ABANDON for
what starts), DeleteAutoScalingGroup (ForceDelete: deletes outstanding lifecycle actions).
Use lifecycle hooks with a warm pool (Warmed:Pending:Wait before an instance rests, Pending:Wait when it leaves the pool).
CreateAutoScalingGroup, LifecycleHookSpecificationList: such hooks hold the first instances too. An abandoned launch is an
activity that is Cancelled, whose status message says so (AWS Knowledge Center, lifecycle actions with CodeDeploy).
moto stores hooks and never looks at them. Here what ends is taken out of its target groups and is Terminating:Wait at
once: the time that a load balancer drains for, during which it is Terminating, is not there. A timeout takes effect at
the next call to Auto Scaling; POST /emulator/clock?ahead=300 lets time pass. A launching hook is completed at once, as
by a start script that is through; {"launches": "hooked"} leaves that to the caller.
"""
from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any, Callable

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow

from emulator import trouble
from emulator.clock import now
from emulator.hooks import AwsError, added, around, before, validation
from emulator.patches import warm_pools
from emulator.patches.group_checks import group_of
from emulator.patches.group_launches import left, record, stamp

STARTING, ENDING = "autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"
WAITING = {STARTING: "Pending:Wait", ENDING: "Terminating:Wait"}
WARMING = "Warmed:Pending:Wait"
RESULTS = ("CONTINUE", "ABANDON")
MOST, NAME = 50, re.compile(r"[A-Za-z0-9\-_/]{1,255}")
LONGEST, TIMES = 172800, 100


def hooks(group: Any) -> dict[str, dict]:
    """By name. Kept with the group, so that they go with it; first those that it is created with."""
    if "lifecycle_hooks" not in group.__dict__:
        group.lifecycle_hooks = {}
        for given in group.autoscaling_backend.__dict__.get("hooks_of_new", {}).pop(group.name, []):
            put_hook(group, given)
    return group.lifecycle_hooks


def of(group: Any, transition: str) -> list[dict]:
    return [h for h in hooks(group).values() if h["LifecycleTransition"] == transition]


def waits(state: Any) -> bool:
    return state.lifecycle_state in (*WAITING.values(), WARMING)


def waiting(group: Any) -> list[Any]:
    return [s for s in group.instance_states + warm_pools.pool(group) if waits(s)]


def begin(group: Any, state: Any, transition: str) -> None:
    """The instance waits for every hook of the transition."""
    state.lifecycle_state = WAITING[transition]
    state.waits_for = {h["LifecycleHookName"]: [now() + timedelta(seconds=h["HeartbeatTimeout"]),
                                                now() + timedelta(seconds=h["GlobalTimeout"])]
                       for h in of(group, transition)}


def launched(group: Any, state: Any) -> None:
    """One that is to serve waits, where there is a hook for that."""
    if of(group, STARTING) and trouble.launches() == "hooked":
        begin(group, state, STARTING)
        state.activity = group.autoscaling_backend.activities[0]
        state.activity.update(StatusCode="MidLifecycleAction", Progress=60, EndTime=None)


def hold(group: Any, states: list[Any], why: str) -> list[Any]:
    """Those that are to end wait, where there is a hook for that. Answers those that do not."""
    if not of(group, ENDING):
        return states
    backend = group.autoscaling_backend
    for state in states:
        begin(group, state, ENDING)
        record(group, f"Terminating EC2 instance: {state.instance.id}",
               f"At {stamp()} instance {state.instance.id} {why}", state.instance, under_way="MidLifecycleAction")
        state.activity = backend.activities[0]
    backend.elbv2_backend.notify_terminate_instances([s.instance.id for s in states])
    return []


def answered(group: Any, state: Any, name: str, result: str, timed_out: bool = False) -> None:
    """One hook's answer; when it was the last, or gives up, the instance goes on."""
    state.waits_for.pop(name, None)
    if state.waits_for and result == "CONTINUE":
        return
    backend, ends = group.autoscaling_backend, state.lifecycle_state == WAITING[ENDING]
    state.waits_for = {}
    pooled = state in warm_pools.pool(group)
    abandoned = not ends and result == "ABANDON"
    through(getattr(state, "activity", None), "Cancelled" if abandoned else "Successful")
    if abandoned and getattr(state, "activity", None):
        why = "Heartbeat Timeout" if timed_out else "Lifecycle Action Completed with ABANDON Result"
        message = (f"Instance failed to complete user's Lifecycle Action: Lifecycle Action with token {uuid.uuid4()} "
                   f"was abandoned: {why}")
        state.activity.update(StatusMessage=message)
        state.activity["Description"] += f".  Status Reason: {message}"
    if pooled:
        warm_pools.rest(group, state) if result == "CONTINUE" else warm_pools.end(group, [state])
        return
    if not ends and result == "CONTINUE":
        state.lifecycle_state = "InService"
        backend.update_attached_target_groups(group.name)
        return
    group.instance_states.remove(state)
    backend.ec2_backend.terminate_instances([state.instance.id])
    backend.elbv2_backend.notify_terminate_instances([state.instance.id])
    if not ends:
        left(backend, group, [state], "was taken out of service in response to an abandoned lifecycle action.")
        group.set_desired_capacity(group.desired_capacity)


def through(activity: dict | None, status: str) -> None:
    if activity:
        activity.update(StatusCode=status, Progress=100, EndTime=utcnow())


def pass_time(backend: Any) -> None:
    """What has waited for longer than its hook says goes on as the hook says."""
    for group in list(backend.autoscaling_groups.values()):
        for state in waiting(group):
            for name, ends in list(state.waits_for.items()):
                if min(ends) <= now() and name in state.waits_for:
                    answered(group, state, name, hooks(group)[name]["DefaultResult"], timed_out=True)


class Without:
    """The group, for as long as moto looks at it, without what waits to end."""

    def __init__(self, group: Any) -> None:
        self.group = group

    def __enter__(self) -> None:
        self.hidden = [s for s in self.group.instance_states if s.lifecycle_state == WAITING[ENDING]]
        self.group.instance_states = [s for s in self.group.instance_states if s not in self.hidden]

    def __exit__(self, *_: Any) -> None:
        self.group.instance_states = self.group.instance_states + self.hidden


def apply() -> None:
    settings()
    actions()
    starts()
    ends()

    def looked_at(name: str) -> None:
        before(AutoScalingResponse, name)(lambda self: pass_time(self.autoscaling_backend))

    for name in ("describe_auto_scaling_groups", "describe_auto_scaling_instances", "update_auto_scaling_group",
                 "set_desired_capacity", "complete_lifecycle_action", "record_lifecycle_action_heartbeat",
                 "describe_instance_refreshes", "describe_scaling_activities", "terminate_instance_in_auto_scaling_group"):
        looked_at(name)


def checked(params: dict, known: dict | None, group_name: str) -> dict:
    """A hook as the request makes or changes it."""
    name = params.get("LifecycleHookName") or ""
    hook = dict(known or {"LifecycleHookName": name, "AutoScalingGroupName": group_name,
                          "HeartbeatTimeout": 3600, "DefaultResult": "ABANDON"})
    hook.update({k: params[k] for k in ("LifecycleTransition", "NotificationTargetARN", "RoleARN", "NotificationMetadata",
                                        "DefaultResult") if params.get(k) is not None})
    hook["HeartbeatTimeout"] = int(params.get("HeartbeatTimeout") or hook["HeartbeatTimeout"])
    if not NAME.fullmatch(name):
        raise validation("LifecycleHookName must match [A-Za-z0-9\\-_/]+")
    if hook.get("LifecycleTransition") not in WAITING:
        raise validation(f"Lifecycle Transition must be one of {', '.join(WAITING)}")
    if not 30 <= hook["HeartbeatTimeout"] <= 7200:
        raise validation("HeartbeatTimeout must be between 30 and 7200 seconds.")
    if hook["DefaultResult"] not in RESULTS:
        raise validation("Valid values for DefaultResult are: [CONTINUE, ABANDON].")
    hook["GlobalTimeout"] = min(LONGEST, TIMES * hook["HeartbeatTimeout"])
    return hook


def put_hook(group: Any, params: dict) -> None:
    known = hooks(group)
    hook = checked(params, known.get(params.get("LifecycleHookName") or ""), group.name)
    if hook["LifecycleHookName"] not in known and len(known) >= MOST:
        raise AwsError("LimitExceeded", f"Lifecycle hook limit exceeded: {MOST} per Auto Scaling group.")
    known[hook["LifecycleHookName"]] = hook


def settings() -> None:
    @before(AutoScalingResponse, "create_auto_scaling_group")
    def create(self: Any) -> None:
        params = self._get_params()
        name, given = params.get("AutoScalingGroupName"), params.get("LifecycleHookSpecificationList") or []
        for hook in given:
            checked(hook, None, name)
        self.autoscaling_backend.__dict__.setdefault("hooks_of_new", {})[name] = given

    @around(AutoScalingResponse, "put_lifecycle_hook")
    def put(_: Callable, self: Any) -> EmptyResult:
        params = self._get_params()
        put_hook(group_of(self.autoscaling_backend, params.get("AutoScalingGroupName")), params)
        return EmptyResult()

    @around(AutoScalingResponse, "describe_lifecycle_hooks")
    def describe(_: Callable, self: Any) -> ActionResult:
        params = self._get_params()
        group = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        names = params.get("LifecycleHookNames")
        return ActionResult({"LifecycleHooks": [h for n, h in hooks(group).items() if not names or n in names]})

    @around(AutoScalingResponse, "delete_lifecycle_hook")
    def delete(_: Callable, self: Any) -> EmptyResult:
        params = self._get_params()
        group, name = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName")), params.get("LifecycleHookName")
        hook = known(group, name)
        for state in [s for s in waiting(group) if name in s.waits_for]:
            answered(group, state, name, "CONTINUE" if hook["LifecycleTransition"] == ENDING else "ABANDON")
        del hooks(group)[name]
        return EmptyResult()


def known(group: Any, name: str | None) -> dict:
    if name not in hooks(group):
        raise validation(f"No Lifecycle Hook found with name {name}")
    return hooks(group)[name]


def actions() -> None:
    def action(self: Any) -> tuple[Any, Any, str]:
        params = self._get_params()
        group, name, instance = (group_of(self.autoscaling_backend, params.get("AutoScalingGroupName")),
                                 params.get("LifecycleHookName"), params.get("InstanceId"))
        known(group, name)
        found = next((s for s in waiting(group) if s.instance.id == instance and name in s.waits_for), None)
        if found is None:
            raise validation(f"No active Lifecycle Action found with instance ID {instance}")
        return group, found, name

    @added(AutoScalingResponse, "complete_lifecycle_action")
    def complete(self: Any) -> EmptyResult:
        result = self._get_params().get("LifecycleActionResult")
        if result not in RESULTS:
            raise validation("Valid values for LifecycleActionResult are: [CONTINUE, ABANDON].")
        answered(*action(self), result)
        return EmptyResult()

    @added(AutoScalingResponse, "record_lifecycle_action_heartbeat")
    def heartbeat(self: Any) -> EmptyResult:
        group, state, name = action(self)
        state.waits_for[name][0] = now() + timedelta(seconds=hooks(group)[name]["HeartbeatTimeout"])
        return EmptyResult()


def starts() -> None:
    @around(FakeAutoScalingGroup, "active_instances")
    def active(original: Callable, self: Any) -> list[Any]:
        return original(self) + [s for s in self.instance_states if s.lifecycle_state == WAITING[STARTING]]


def ends() -> None:
    @around(FakeAutoScalingGroup, "set_desired_capacity")
    def set_desired(original: Callable, self: Any, new_capacity: Any) -> None:
        wanted = self.min_size if new_capacity is None else new_capacity
        active = self.active_instances()
        going = [s for s in active if not s.protected_from_scale_in][:max(0, len(active) - (wanted or 0))]
        hold(self, going, "was selected for termination.")
        with Without(self):
            original(self, new_capacity)

    @around(FakeAutoScalingGroup, "update")
    def update(original: Callable, self: Any, *args: Any, **kwargs: Any) -> None:
        with Without(self):
            original(self, *args, **kwargs)

    @around(AutoScalingBackend, "terminate_instance")
    def terminate(original: Callable, self: Any, instance_id: str, should_decrement: bool) -> Any:
        group, state = next(((g, s) for g in self.autoscaling_groups.values() for s in g.instance_states
                             if s.instance.id == instance_id), (None, None))
        if group is None or not of(group, ENDING):
            return original(self, instance_id, should_decrement)
        from moto.autoscaling.models import TerminateInstanceActivity

        before_it = group.desired_capacity
        if not waits(state):
            hold(group, [state], "was taken out of service in response to a user request.")
            group.set_desired_capacity(before_it - (1 if should_decrement else 0))
        return TerminateInstanceActivity(state.instance, before_it)

    @before(AutoScalingBackend, "delete_auto_scaling_group")
    def delete(self: Any, group_name: str, *_: Any) -> None:
        group = self.autoscaling_groups.get(group_name)
        for state in [s for s in group.instance_states if waits(s)] if group else []:
            answered(group, state, next(iter(state.waits_for)), "ABANDON") if state.lifecycle_state == WAITING[ENDING] else None
        if group:
            hooks(group).clear()
