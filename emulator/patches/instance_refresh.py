"""Instance refresh: the members are replaced by what the group would launch now.

AWS: StartInstanceRefresh (InstanceRefreshInProgress while one is active; Preferences: SkipMatching;
DesiredConfiguration becomes the group's when the refresh is done), DescribeInstanceRefreshes (newest first; Status, PercentageComplete,
InstancesToUpdate), CancelInstanceRefresh and RollbackInstanceRefresh (ActiveInstanceRefreshNotFound).
moto has none of it. Here the first look (DescribeInstanceRefreshes) sees Pending, the second InProgress; then the work
is done and the status is Successful.
"""
from __future__ import annotations

import uuid
from typing import Any

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from emulator.hooks import AwsError, added
from emulator.patches.group_checks import check_template, group_of
from emulator.patches.group_launches import launch_data, left

ACTIVE = ("Pending", "InProgress", "Cancelling", "RollbackInProgress")


def refreshes(backend: Any, group: Any) -> list[dict]:
    """Of this very group, newest first; kept with the backend, so that a reset forgets them."""
    return backend.__dict__.setdefault("instance_refreshes", {}).setdefault(group.arn, [])


def active(backend: Any, group: Any) -> dict | None:
    return next((r for r in refreshes(backend, group) if r["Status"] in ACTIVE), None)


def wanted_version(group: Any) -> str:
    return str(group.ec2_launch_template.get_version(group.launch_template_version).number)


def outdated(group: Any, skip_matching: bool) -> list[Any]:
    if not skip_matching or not group.ec2_launch_template:
        return list(group.instance_states)
    kind = launch_data(group).get("InstanceType")
    return [s for s in group.instance_states
            if (s.launch_template or {}).get("Version") != wanted_version(group)
            or (s.launch_template or {}).get("LaunchTemplateId") != group.ec2_launch_template.id
            or (kind and s.instance.instance_type != kind)]


def finish(backend: Any, group: Any, refresh: dict) -> None:
    desired = refresh.get("DesiredConfiguration") or {}
    if desired:
        group._set_launch_configuration(None, desired.get("LaunchTemplate"), desired.get("MixedInstancesPolicy"))
    old = outdated(group, bool((refresh.get("Preferences") or {}).get("SkipMatching")))
    for state in old:
        group.instance_states.remove(state)
        backend.ec2_backend.terminate_instances([state.instance.id])
        left(backend, group, [state], "was taken out of service in response to an instance refresh.")
        group.set_desired_capacity(group.desired_capacity)
        backend.update_attached_target_groups(group.name)
    refresh.update(Status="Successful", PercentageComplete=100, InstancesToUpdate=0, EndTime=utcnow())


def apply() -> None:
    @added(AutoScalingResponse, "start_instance_refresh")
    def start(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        if active(backend, group):
            raise AwsError("InstanceRefreshInProgress", "An Instance Refresh is already in progress and blocks the "
                                                        "execution of this Instance Refresh.")
        desired = params.get("DesiredConfiguration")
        if desired:
            subnet = next((s for s in (group.vpc_zone_identifier or "").split(",") if s), None)
            check_template(backend, desired, subnet)
        preferences = params.get("Preferences") or {}
        refresh = {
            "InstanceRefreshId": str(uuid.uuid4()), "AutoScalingGroupName": group.name, "Status": "Pending",
            "StartTime": utcnow(), "PercentageComplete": 0, "DesiredConfiguration": desired,
            "InstancesToUpdate": len(outdated(group, bool(preferences.get("SkipMatching")))),
            "Preferences": {"MinHealthyPercentage": 90, "SkipMatching": False, "AutoRollback": False, **preferences},
            "looks": 0,
        }
        refreshes(backend, group).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    @added(AutoScalingResponse, "describe_instance_refreshes")
    def describe(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        for refresh in refreshes(backend, group):
            if refresh["Status"] in ("Pending", "InProgress"):
                refresh["looks"] += 1
                if refresh["looks"] == 2:
                    refresh["Status"] = "InProgress"
                elif refresh["looks"] > 2:
                    finish(backend, group, refresh)
        found = refreshes(backend, group)
        if params.get("InstanceRefreshIds"):
            found = [r for r in found if r["InstanceRefreshId"] in params["InstanceRefreshIds"]]
        return ActionResult({"InstanceRefreshes": found[:int(params.get("MaxRecords") or 50)]})

    def stop(status: str) -> Any:
        def operation(self: Any) -> ActionResult:
            params, backend = self._get_params(), self.autoscaling_backend
            refresh = active(backend, group_of(backend, params.get("AutoScalingGroupName")))
            if refresh is None:
                raise AwsError("ActiveInstanceRefreshNotFound", "No in progress or pending Instance Refresh found for "
                               f"Auto Scaling group {params.get('AutoScalingGroupName')}")
            refresh.update(Status=status, EndTime=utcnow())
            return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})
        return operation

    added(AutoScalingResponse, "cancel_instance_refresh")(stop("Cancelled"))
    added(AutoScalingResponse, "rollback_instance_refresh")(stop("RollbackSuccessful"))
