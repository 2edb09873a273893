"""Auto scaling launches from the whole template, over all subnets, keeps target groups in step and a record of it.

AWS: Auto Scaling groups (user guide), DescribeScalingActivities (one activity a launch or termination, newest first,
with description, cause and details; a failed launch is an activity with status Failed and a StatusMessage; one that is
not through has no EndTime, a status such as PreInService and its Progress), Instance
(LaunchTemplate there names the version that the instance was launched from), Attach a load balancer (user guide):
instances register when they start and deregister when they go.
moto launches from the default version whatever the group names, into the first subnet, labels every instance with the
default version, and keeps no activities; instances that replace or leave are not (de)registered.
"""
from __future__ import annotations

import json
import uuid
from typing import Any

from moto.autoscaling.models import (
    ASG_NAME_TAG, AutoScalingBackend, FakeAutoScalingGroup, InstanceState)
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from emulator import launch, trouble
from emulator.hooks import AwsError, around

DELETED_KEPT = 1000


def template_spec(group: Any) -> dict:
    return {"LaunchTemplateId": group.ec2_launch_template.id, "Version": str(group.launch_template_version)}


def launch_data(group: Any) -> dict:
    """What the group launches: its template's version, with the first override of a mixed instances policy."""
    data = group.ec2_launch_template.get_version(group.launch_template_version).data
    overrides = ((group.mixed_instances_policy or {}).get("LaunchTemplate") or {}).get("Overrides") or [{}]
    return launch.merge(data, {k: v for k, v in overrides[0].items() if k == "InstanceType"})


def subnets_of(group: Any) -> list[str | None]:
    return [s.strip() for s in (group.vpc_zone_identifier or "").split(",") if s.strip()] or [None]


def record(group: Any, description: str, cause: str, instance: Any = None, failure: str | None = None,
           place: tuple | None = None, under_way: str | None = None) -> None:
    now = utcnow()
    subnet, zone = (instance.subnet_id, instance._placement.zone) if instance else place or (None, None)
    details = {k: v for k, v in (("Subnet ID", subnet), ("Availability Zone", zone)) if v}
    activities = group.autoscaling_backend.__dict__.setdefault("activities", [])
    activities.insert(0, {
        "ActivityId": str(uuid.uuid4()), "AutoScalingGroupName": group.name, "AutoScalingGroupARN": group.arn,
        "Description": description, "Cause": cause, "StartTime": now, "EndTime": None if under_way else now,
        "StatusCode": under_way or ("Failed" if failure else "Successful"), "StatusMessage": failure,
        "Progress": 30 if under_way else 100, "Details": json.dumps(details, separators=(",", ":")),
    })
    del activities[DELETED_KEPT:]


def stamp() -> str:
    return utcnow().strftime("%Y-%m-%dT%H:%M:%SZ")


#: What Auto Scaling says of an instance that EC2 ends because the KMS key of a volume cannot be used.
WITHOUT_KEY = ("Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: "
               "Client.InternalError: Client error on launch")


def launch_one(group: Any, tags: dict) -> bool:
    from emulator.patches import lifecycle_hooks  # which needs what is here

    members = [s.instance.subnet_id for s in group.instance_states]
    subnet = min(subnets_of(group), key=members.count)
    before = len(members)
    cause = (f"At {stamp()} an instance was started in response to a difference between desired and actual capacity, "
             f"increasing the capacity from {before} to {before + 1}.")
    request: dict = {"TagSpecifications": [
        {"ResourceType": "instance", "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}]}
    if subnet:
        request["SubnetId"] = subnet
    else:
        request["Placement"] = {"AvailabilityZone": group.availability_zones[before % len(group.availability_zones)]}
    try:
        spec = launch.merge(launch_data(group), request)
        reservation = launch.run(group.ec2_backend, spec, 1, 1, template_spec(group))
    except AwsError as error:
        message = f"{error.message} Launching EC2 instance failed."
        record(group, f"Launching a new EC2 instance.  Status Reason: {message}", cause, failure=message,
               place=(subnet, zone_of(group, subnet)))
        return False
    instance = reservation.instances[0]
    if trouble.launches() == "key":
        group.ec2_backend.terminate_instances([instance.id])
        record(group, f"Launching a new EC2 instance: {instance.id}.  Status Reason: {WITHOUT_KEY}", cause, instance,
               failure=WITHOUT_KEY)
        return False
    instance.autoscaling_group = group
    group.instance_states.append(
        InstanceState(instance, protected_from_scale_in=group.new_instances_protected_from_scale_in))
    if trouble.launches() == "slow":
        group.instance_states[-1].lifecycle_state = "Pending"
    record(group, f"Launching a new EC2 instance: {instance.id}", cause, instance,
           under_way="PreInService" if trouble.launches() == "slow" else None)
    lifecycle_hooks.launched(group, group.instance_states[-1])
    return True


def zone_of(group: Any, subnet: str | None) -> str | None:
    known = (by_zone.get(subnet) for by_zone in group.ec2_backend.subnets.values())
    return next((s.availability_zone for s in known if s), None)


def arrive(backend: Any) -> None:
    """What was on its way is there now."""
    for group in backend.autoscaling_groups.values():
        for state in group.instance_states:
            if state.lifecycle_state == "Pending":
                state.lifecycle_state = "InService"
        backend.update_attached_target_groups(group.name)
    for activity in backend.__dict__.get("activities", []):
        if activity["StatusCode"] == "PreInService":
            activity.update(StatusCode="Successful", Progress=100, EndTime=utcnow())


def left(backend: Any, group: Any, gone: list[Any], why: str) -> None:
    """Records terminations and takes the instances out of every target group."""
    for state in gone:
        record(group, f"Terminating EC2 instance: {state.instance.id}",
               f"At {stamp()} instance {state.instance.id} {why}", state.instance)
    backend.elbv2_backend.notify_terminate_instances([s.instance.id for s in gone])


def apply() -> None:
    @around(FakeAutoScalingGroup, "replace_autoscaling_group_instances")
    def start(original: Any, self: Any, count_needed: int, propagated_tags: dict) -> None:
        if not self.ec2_launch_template:
            return original(self, count_needed, propagated_tags)
        tags = {**propagated_tags, ASG_NAME_TAG: self.name}
        for _ in range(count_needed):
            if not launch_one(self, tags):
                break

    @around(FakeAutoScalingGroup, "set_desired_capacity")
    def set_desired(original: Any, self: Any, new_capacity: Any) -> None:
        members = list(self.instance_states)
        original(self, new_capacity)
        # moto shuffles them when one goes.
        order = {s.instance.id: n for n, s in enumerate(members)}
        self.instance_states.sort(key=lambda s: order.get(s.instance.id, len(order)))
        gone = [s for s in members if s not in self.instance_states and s.instance.state == "terminated"]
        left(self.autoscaling_backend, self, gone, "was selected for termination.")

    @around(AutoScalingBackend, "notify_terminate_instances")
    def ended(original: Any, self: Any, instance_ids: list[str]) -> None:
        members = {name: list(g.instance_states) for name, g in self.autoscaling_groups.items()}
        original(self, instance_ids)
        for name, states in members.items():
            gone = [s for s in states if s.instance.id in instance_ids]
            if gone:
                left(self, self.autoscaling_groups[name], gone,
                     "was taken out of service in response to an EC2 health check indicating it has been terminated "
                     "or stopped.")
                self.update_attached_target_groups(name)

    @around(AutoScalingBackend, "update_attached_target_groups")
    def attach(original: Any, self: Any, group_name: str) -> None:
        group = self.autoscaling_groups[group_name]
        for arn in group.target_group_arns:
            target_group = self.elbv2_backend.target_groups.get(arn)
            if target_group is None:
                continue
            target_group.register([
                {"Id": s.instance.id, "Port": target_group.port} for s in group.instance_states
                if s.instance.state == "running" and not s.lifecycle_state.startswith(("Pending", "Terminating"))
                and s.instance.id not in target_group.targets])

    @around(AutoScalingBackend, "detach_instances")
    def detach(original: Any, self: Any, group_name: str, instance_ids: list[str], should_decrement: bool) -> Any:
        group = self.autoscaling_groups[group_name]
        answer = original(self, group_name, instance_ids, should_decrement)
        for arn in group.target_group_arns:
            target_group = self.elbv2_backend.target_groups.get(arn)
            if target_group:
                target_group.deregister([{"Id": i} for i in instance_ids if i in target_group.targets])
        return answer

    @around(AutoScalingBackend, "terminate_instance")
    def terminate(original: Any, self: Any, instance_id: str, should_decrement: bool) -> Any:
        found = [(g, s) for g in self.autoscaling_groups.values() for s in g.instance_states
                 if s.instance.id == instance_id]
        if not found:
            raise AwsError("ValidationError", f"Instance Id not found - No managed instance found for instance ID: "
                                              f"{instance_id}")
        group, state = found[0]
        activity = original(self, instance_id, should_decrement)
        left(self, group, [state], "was taken out of service in response to a user request.")
        return activity

    InstanceState.launch_template = property(label)  # type: ignore[assignment,method-assign]

    @around(AutoScalingResponse, "describe_scaling_activities")
    def describe(original: Any, self: Any) -> ActionResult:
        params = self._get_params()
        found = list(self.autoscaling_backend.__dict__.get("activities", []))
        if params.get("AutoScalingGroupName"):
            found = [a for a in found if params["AutoScalingGroupName"] in
                     (a["AutoScalingGroupName"], a["AutoScalingGroupARN"])]
        if not params.get("IncludeDeletedGroups"):
            arns = {g.arn for g in self.autoscaling_backend.autoscaling_groups.values()}
            found = [a for a in found if a["AutoScalingGroupARN"] in arns]
        if params.get("ActivityIds"):
            found = [a for a in found if a["ActivityId"] in params["ActivityIds"]]
        start = int(params.get("NextToken") or 0)
        end = start + int(params.get("MaxRecords") or 100)
        return ActionResult({"Activities": found[start:end], "NextToken": str(end) if end < len(found) else None})


def label(state: Any) -> dict | None:
    """The version that this instance was launched from."""
    tags = {t["key"]: t["value"] for t in state.instance.get_tags()}
    template = state.auto_scaling_group.ec2_launch_template
    if "aws:ec2launchtemplate:id" not in tags:
        return None
    return {"LaunchTemplateId": tags["aws:ec2launchtemplate:id"],
            "LaunchTemplateName": template.name if template else None,
            "Version": tags["aws:ec2launchtemplate:version"]}
