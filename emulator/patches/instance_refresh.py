"""Instance refresh: the members are replaced, batch by batch, by what the group shall launch.

AWS: StartInstanceRefresh (InstanceRefreshInProgress while one is active), RefreshPreferences (MaxHealthyPercentage only
with MinHealthyPercentage, at most 100 apart; above 100 the new instance comes before the old one goes; SkipMatching;
AutoRollback, BakeTime, ScaleInProtectedInstances, StandbyInstances), DesiredConfiguration (the group's own once the
refresh is Successful), DescribeInstanceRefreshes (newest first), CancelInstanceRefresh and RollbackInstanceRefresh
(ActiveInstanceRefreshNotFound; IrreversibleInstanceRefresh without a desired configuration, or where the group uses
$Latest or $Default), RollbackDetails.
moto has none of it. Here each look (DescribeInstanceRefreshes) is a step: Pending, then a batch a look, Baking for a look
where a bake time is given. A new instance that its target groups find unhealthy is waited for PATIENCE looks; then the
refresh fails, or rolls back.
"""
from __future__ import annotations

import uuid
from typing import Any

from moto.autoscaling.models import ASG_NAME_TAG
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from emulator.hooks import AwsError, added, validation
from emulator.patches.group_checks import check_template, group_of
from emulator.patches.group_launches import launch_data, launch_one, left
from emulator.patches.warm_pools import renew
from emulator.patches.unhealthy_images import is_unhealthy

ACTIVE = ("Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress")
CHOICES = {"ScaleInProtectedInstances": ("Refresh", "Ignore", "Wait"),
           "StandbyInstances": ("Terminate", "Ignore", "Wait")}
DEFAULTS = {"MinHealthyPercentage": 90, "SkipMatching": False, "AutoRollback": False}
PATIENCE = 3
GONE = "was taken out of service in response to an instance refresh."


def refreshes(backend: Any, group: Any) -> list[dict]:
    """Of this very group, newest first; kept with the backend, so that a reset forgets them."""
    return backend.__dict__.setdefault("instance_refreshes", {}).setdefault(group.arn, [])


def active(backend: Any, group: Any) -> dict | None:
    return next((r for r in refreshes(backend, group) if r["Status"] in ACTIVE), None)


def saved(group: Any) -> dict:
    """What the group launches when nothing else is said."""
    return {"LaunchTemplate": {"LaunchTemplateId": group.ec2_launch_template.id, "Version": group.launch_template_version}}


def set_configuration(group: Any, desired: dict) -> None:
    group._set_launch_configuration(None, desired.get("LaunchTemplate"), desired.get("MixedInstancesPolicy"))


def can_roll_back(group: Any, desired: dict | None) -> bool:
    return bool(desired) and str(group.launch_template_version).isdigit()


class As:
    """The group, for as long as something is launched or compared, as a configuration would have it."""

    def __init__(self, group: Any, desired: dict | None) -> None:
        self.group, self.desired, self.own = group, desired, saved(group)

    def __enter__(self) -> Any:
        if self.desired:
            set_configuration(self.group, self.desired)
        return self.group

    def __exit__(self, *_: Any) -> None:
        set_configuration(self.group, self.own)


def staying(group: Any) -> list[Any]:
    return [s for s in group.instance_states if not s.lifecycle_state.startswith("Terminating")]


def outdated(group: Any, refresh: dict) -> list[Any]:
    """The members that are still to be replaced."""
    preferences = refresh["Preferences"]
    states = [s for s in staying(group) if s.instance.id not in refresh["new"]]
    if preferences.get("StandbyInstances") == "Ignore":
        states = [s for s in states if s.lifecycle_state != "Standby"]
    if preferences.get("ScaleInProtectedInstances") == "Ignore":
        states = [s for s in states if not s.protected_from_scale_in]
    if not preferences["SkipMatching"]:
        return states
    with As(group, refresh.get("DesiredConfiguration")):
        version = str(group.ec2_launch_template.get_version(group.launch_template_version).number)
        template, kind = group.ec2_launch_template.id, launch_data(group).get("InstanceType")
    return [s for s in states
            if (s.launch_template or {}).get("Version") != version
            or (s.launch_template or {}).get("LaunchTemplateId") != template
            or (kind and s.instance.instance_type != kind)]


def replaceable(group: Any, refresh: dict) -> list[Any]:
    """Those of them that nothing holds back."""
    waits = refresh["Preferences"].get("ScaleInProtectedInstances", "Wait") == "Wait"
    return [s for s in outdated(group, refresh) if not (waits and s.protected_from_scale_in)]


def end(backend: Any, group: Any, states: list[Any]) -> None:
    from emulator.patches.lifecycle_hooks import hold

    states = hold(group, states, GONE)
    for state in states:
        group.instance_states.remove(state)
        backend.ec2_backend.terminate_instances([state.instance.id])
    left(backend, group, states, GONE)


def start(backend: Any, group: Any, desired: dict | None, count: int) -> list[str]:
    there = {s.instance.id for s in group.instance_states}
    with As(group, desired):
        for _ in range(count):
            launch_one(group, {**group.get_propagated_tags(), ASG_NAME_TAG: group.name})
    backend.update_attached_target_groups(group.name)
    return [s.instance.id for s in group.instance_states if s.instance.id not in there]


def batch_of(group: Any, refresh: dict) -> int:
    preferences = refresh["Preferences"]
    room = max(preferences.get("MaxHealthyPercentage") or 100, 100) - preferences["MinHealthyPercentage"]
    return max(1, (group.desired_capacity or 0) * room // 100)


def count(group: Any, refresh: dict) -> None:
    """A replacement counts when it is healthy: until then it is one to update."""
    waiting = len(refresh["starting"])
    to_update = min(refresh["total"], len(outdated(group, refresh)) + (0 if refresh["first"] else waiting))
    done = 100 * (refresh["total"] - to_update) // refresh["total"] if refresh["total"] else 100
    refresh.update(InstancesToUpdate=to_update, PercentageComplete=done)


def waits_for_hooks(group: Any, refresh: dict, state: str) -> bool:
    waiting = [s for s in group.instance_states if s.lifecycle_state == state]
    if waiting:
        refresh["StatusReason"] = f"Waiting for lifecycle actions of {len(waiting)} instances to be completed."
    return bool(waiting)


def step(backend: Any, group: Any, refresh: dict) -> None:
    """One batch: what was started is looked at, old ones go, the next are started."""
    sick = [s for s in group.instance_states if s.instance.id in refresh["starting"] and is_unhealthy(s.instance)]
    if sick:
        refresh["patience"] -= 1
        refresh["StatusReason"] = f"Waiting for instances to pass their health checks: {len(sick)} of {len(refresh['starting'])} are unhealthy."
        if refresh["patience"] == 0:
            fail(group, refresh, "Failed to update instances because newly launched instances did not become healthy.")
        return
    if waits_for_hooks(group, refresh, "Pending:Wait"):
        return
    if refresh["first"]:
        end(backend, group, replaceable(group, refresh)[:len(refresh["starting"])])
    refresh.update(starting=[], patience=PATIENCE, StatusReason=None)
    if waits_for_hooks(group, refresh, "Terminating:Wait"):
        return
    left_over, held = replaceable(group, refresh), outdated(group, refresh)
    if not held:
        count(group, refresh)
        return bake(group, refresh)
    if not left_over:
        refresh["StatusReason"] = f"Waiting for {len(held)} instances to be no longer protected from scale in."
    going = left_over[:batch_of(group, refresh)]
    if not refresh["first"]:
        end(backend, group, going)
    began = start(backend, group, refresh.get("DesiredConfiguration"), len(going))
    refresh.update(starting=began, new=refresh["new"] + began)
    count(group, refresh)
    if len(began) < len(going):
        fail(group, refresh, "Failed to launch replacement instances. See the scaling activities.")


def bake(group: Any, refresh: dict) -> None:
    if refresh["Preferences"].get("BakeTime") and refresh["Status"] != "Baking":
        refresh.update(Status="Baking", StatusReason="Waiting for the bake time to be over.")
        return
    if refresh.get("DesiredConfiguration"):
        set_configuration(group, refresh["DesiredConfiguration"])
    renew(group)
    refresh.update(Status="Successful", PercentageComplete=100, InstancesToUpdate=0, StatusReason=None, EndTime=utcnow())


def fail(group: Any, refresh: dict, why: str) -> None:
    if refresh["Preferences"]["AutoRollback"] and can_roll_back(group, refresh.get("DesiredConfiguration")):
        roll_back(refresh, f"Automatic rollback initiated. {why}")
    else:
        refresh.update(Status="Failed", StatusReason=why, EndTime=utcnow())
        shrink(group, refresh)


def shrink(group: Any, refresh: dict) -> None:
    """Once nothing is replaced any more, the group has as many as it shall have: what has not become healthy goes."""
    surplus = len(staying(group)) - (group.desired_capacity or 0)
    begun = [s for s in group.instance_states if s.instance.id in refresh["starting"]]
    end(group.autoscaling_backend, group, begun[:max(0, surplus)])


def roll_back(refresh: dict, why: str) -> None:
    refresh.update(Status="RollbackInProgress", StatusReason=why, RollbackDetails={
        "RollbackReason": why, "RollbackStartTime": utcnow(),
        "PercentageCompleteOnRollback": refresh["PercentageComplete"],
        "InstancesToUpdateOnRollback": refresh["InstancesToUpdate"]})


def undo(backend: Any, group: Any, refresh: dict) -> None:
    new = [s for s in group.instance_states if s.instance.id in refresh["new"]]
    start(backend, group, None, max(0, (group.desired_capacity or 0) - (len(staying(group)) - len(new))))
    end(backend, group, new)
    if any(is_unhealthy(s.instance) for s in group.instance_states):
        refresh.update(Status="RollbackFailed", EndTime=utcnow())
        return
    refresh.update(Status="RollbackSuccessful", PercentageComplete=0, EndTime=utcnow())


def move(backend: Any, group: Any, refresh: dict) -> None:
    """What a look finds a little further than the one before."""
    refresh["looks"] += 1
    if refresh["Status"] == "Pending" and refresh["looks"] > 1:
        refresh["Status"] = "InProgress"
    if refresh["Status"] == "Cancelling":
        refresh.update(Status="Cancelled", EndTime=utcnow())
        shrink(group, refresh)
    elif refresh["Status"] == "RollbackInProgress":
        undo(backend, group, refresh)
    elif refresh["Status"] == "Baking":
        bake(group, refresh)
    elif refresh["Status"] == "InProgress" and refresh["looks"] > 2:
        step(backend, group, refresh)


def check_preferences(group: Any, preferences: dict, desired: dict | None) -> None:
    least, most = preferences.get("MinHealthyPercentage"), preferences.get("MaxHealthyPercentage")
    if least is not None and not 0 <= least <= 100:
        raise validation("MinHealthyPercentage must be between 0 and 100.")
    if most is not None and not 100 <= most <= 200:
        raise validation("MaxHealthyPercentage must be between 100 and 200.")
    if most is not None and least is None:
        raise validation("If you specify MaxHealthyPercentage, you must also specify MinHealthyPercentage.")
    if most is not None and most - least > 100:
        raise validation("The difference between MaxHealthyPercentage and MinHealthyPercentage cannot be greater than 100.")
    if not 0 <= int(preferences.get("BakeTime") or 0) <= 172800:
        raise validation("BakeTime must be between 0 and 172800.")
    for name, choices in CHOICES.items():
        if preferences.get(name) not in (None, *choices):
            raise validation(f"{name} must be one of {', '.join(choices)}.")
    if preferences.get("AutoRollback") and not can_roll_back(group, desired):
        raise validation("AutoRollback needs a desired configuration and a group with a numbered launch template version.")


def apply() -> None:
    @added(AutoScalingResponse, "start_instance_refresh")
    def begin(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        if active(backend, group):
            raise AwsError("InstanceRefreshInProgress", "An Instance Refresh is already in progress and blocks the "
                                                        "execution of this Instance Refresh.")
        desired, preferences = params.get("DesiredConfiguration"), params.get("Preferences") or {}
        if desired:
            subnet = next((s for s in (group.vpc_zone_identifier or "").split(",") if s), None)
            check_template(backend, desired, subnet)
        check_preferences(group, preferences, desired)
        refresh = {
            "InstanceRefreshId": str(uuid.uuid4()), "AutoScalingGroupName": group.name, "Status": "Pending",
            "StartTime": utcnow(), "PercentageComplete": 0, "DesiredConfiguration": desired,
            "Preferences": {**DEFAULTS, **preferences}, "Strategy": params.get("Strategy") or "Rolling",
            "looks": 0, "new": [], "starting": [], "patience": PATIENCE,
            "first": int(preferences.get("MaxHealthyPercentage") or 100) > 100,
        }
        refresh["total"] = refresh["InstancesToUpdate"] = len(outdated(group, refresh))
        refreshes(backend, group).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    @added(AutoScalingResponse, "describe_instance_refreshes")
    def describe(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        found = refreshes(backend, group)
        for refresh in found:
            if refresh["Status"] in ACTIVE:
                move(backend, group, refresh)
        if params.get("InstanceRefreshIds"):
            found = [r for r in found if r["InstanceRefreshId"] in params["InstanceRefreshIds"]]
        return ActionResult({"InstanceRefreshes": found[:int(params.get("MaxRecords") or 50)]})

    def running(self: Any) -> tuple[Any, dict]:
        name = self._get_params().get("AutoScalingGroupName")
        group = group_of(self.autoscaling_backend, name)
        refresh = active(self.autoscaling_backend, group)
        if refresh is None:
            raise AwsError("ActiveInstanceRefreshNotFound", "No in progress or pending Instance Refresh found for "
                                                            f"Auto Scaling group {name}")
        return group, refresh

    @added(AutoScalingResponse, "cancel_instance_refresh")
    def cancel(self: Any) -> ActionResult:
        _, refresh = running(self)
        refresh.update(Status="Cancelling", StatusReason="Cancelled due to user request.")
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    @added(AutoScalingResponse, "rollback_instance_refresh")
    def rollback(self: Any) -> ActionResult:
        group, refresh = running(self)
        if not can_roll_back(group, refresh.get("DesiredConfiguration")):
            raise AwsError("IrreversibleInstanceRefresh", "The request failed because a desired configuration was not "
                           "found or an incompatible launch template (uses a Systems Manager parameter instead of an "
                           "AMI ID) or launch template version ($Latest or $Default) is present on the Auto Scaling group.")
        if refresh["Status"] != "RollbackInProgress":
            roll_back(refresh, "Manual rollback initiated.")
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})
