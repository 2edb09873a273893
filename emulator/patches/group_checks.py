"""Auto scaling refuses what it documents, before anything is made.

AWS: CreateAutoScalingGroup (AlreadyExists, ValidationError), UpdateAutoScalingGroup, SetDesiredCapacity,
DeleteAutoScalingGroup (ResourceInUse while it has instances), common error ValidationError. Group size: the desired
capacity lies between minimum and maximum, both included. A template that could not launch is refused.
moto replaces a group of the same name, takes any numbers, answers with EC2's codes, and deletes a group with
instances without ForceDelete.
"""
from __future__ import annotations

import re
from typing import Any

from moto.autoscaling.responses import AutoScalingResponse

from emulator import launch
from emulator.hooks import AwsError, around, before, validation
from emulator.patches.launch_templates import find_version


def group_of(backend: Any, name: Any) -> Any:
    group = backend.autoscaling_groups.get(name)
    if group is None:
        raise validation(f"AutoScalingGroup name not found - AutoScalingGroup '{name}' not found")
    return group


def number(params: dict, name: str, default: Any = None) -> Any:
    value = params.get(name)
    return default if value is None else int(value)


def check_sizes(least: int, most: int, desired: int | None) -> None:
    if least < 0 or most < 0:
        raise validation("Min and max sizes must be equal to or greater than 0")
    if most < least:
        raise validation(f"Max bound, {most}, must be greater than or equal to min bound, {least}")
    if desired is None:
        return
    if desired < least:
        raise validation(f"Desired capacity:{desired} must be between the specified min size:{least} and max "
                         f"size:{most}")
    if desired > most:
        raise validation(f"Desired capacity:{desired} must be between the specified min size:{least} and max "
                         f"size:{most}")


def check_places(backend: Any, params: dict) -> str | None:
    """Subnets and zones; answers a subnet to try a launch in."""
    ec2 = backend.ec2_backend
    identifier = params.get("VPCZoneIdentifier")
    zones = {z.name for z in ec2.describe_availability_zones()}
    for zone in params.get("AvailabilityZones") or []:
        if zone not in zones:
            raise validation(f"One or more provided Availability Zones are invalid: [{zone}]")
    if not identifier:
        return None
    known = {s.id: s for by_zone in ec2.subnets.values() for s in by_zone.values()}
    wanted = [s.strip() for s in identifier.split(",") if s.strip()]
    for subnet in wanted:
        if subnet not in known:
            raise validation(f"The subnet ID '{subnet}' does not exist")
    if len({known[s].vpc_id for s in wanted}) > 1:
        raise validation("The subnets of an Auto Scaling group must be in the same VPC")
    return wanted[0] if wanted else None


def check_target_groups(backend: Any, arns: list[str]) -> None:
    missing = [arn for arn in arns if arn not in backend.elbv2_backend.target_groups]
    if missing:
        raise validation("Provided Target Groups may not be valid. Please ensure they exist and try again.")


def spec_of(params: dict) -> dict | None:
    if params.get("LaunchTemplate"):
        return params["LaunchTemplate"]
    mixed = (params.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}
    return mixed.get("LaunchTemplateSpecification")


def check_template(backend: Any, params: dict, subnet: str | None) -> None:
    spec = spec_of(params)
    if not spec:
        return
    if bool(spec.get("LaunchTemplateId")) == bool(spec.get("LaunchTemplateName")):
        raise validation("Valid requests must contain either launchTemplateId or LaunchTemplateName")
    try:
        _, version = find_version(backend.ec2_backend, spec)
        if version.data.get("NetworkInterfaces") and any(
                n.get("SubnetId") for n in version.data["NetworkInterfaces"]) and subnet:
            raise AwsError("", "The network interface must not name a subnet.")
        request: dict = {"SubnetId": subnet} if subnet else {}
        overrides = ((params.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}).get("Overrides") or []
        if overrides and overrides[0].get("InstanceType"):
            request["InstanceType"] = overrides[0]["InstanceType"]
        launch.check(backend.ec2_backend, launch.merge(version.data, request))
    except AwsError as error:
        if error.code.startswith("InvalidLaunchTemplate"):
            raise validation(error.message)
        if error.code in ("InsufficientFreeAddressesInSubnet", "Unsupported"):
            return  # found out at the launch: a failed scaling activity
        raise validation(f"You must use a valid fully-formed launch template. {error.message}")


def apply() -> None:
    @before(AutoScalingResponse, "create_auto_scaling_group")
    def create(self: Any) -> None:
        params, backend = self._get_params(), self.autoscaling_backend
        name = params.get("AutoScalingGroupName") or ""
        if not 1 <= len(name) <= 255 or re.search(r"[:\x00-\x1f]", name):
            raise validation(f"1 validation error detected: Value '{name}' at 'autoScalingGroupName' failed to "
                             "satisfy constraint: Member must have length less than or equal to 255")
        if name in backend.autoscaling_groups:
            raise AwsError("AlreadyExists", "AutoScalingGroup by this name already exists - A group already exists "
                                            f"with the name {name}")
        check_sizes(number(params, "MinSize", 0), number(params, "MaxSize", 0), number(params, "DesiredCapacity"))
        subnet = check_places(backend, params)
        check_target_groups(backend, params.get("TargetGroupARNs") or [])
        if params.get("HealthCheckType") not in (None, "EC2", "ELB", "EBS", "VPC_LATTICE") and not re.fullmatch(
                r"((EC2|ELB|EBS|VPC_LATTICE),?)+", params["HealthCheckType"]):
            raise validation(f"Invalid HealthCheckType: {params['HealthCheckType']}")
        check_template(backend, params, subnet)

    @before(AutoScalingResponse, "update_auto_scaling_group")
    def update(self: Any) -> None:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        least = number(params, "MinSize", group.min_size)
        most = number(params, "MaxSize", group.max_size)
        # Bounds that leave the present capacity outside move it; a capacity asked for must fit.
        check_sizes(least, most, number(params, "DesiredCapacity"))
        subnet = check_places(backend, params) or next(
            (s for s in (group.vpc_zone_identifier or "").split(",") if s), None)
        check_template(backend, params, subnet)
        if params.get("DesiredCapacity") is None:
            fitting = min(max(group.desired_capacity or 0, least), most)
            if fitting != group.desired_capacity:
                params["DesiredCapacity"] = fitting

    @around(AutoScalingResponse, "update_auto_scaling_group")
    def keep_the_rest(original: Any, self: Any) -> Any:
        """What an update does not name stays: moto forgets the mixed instances policy, and never takes some in."""
        params = self._get_params()
        group = self.autoscaling_backend.autoscaling_groups.get(params.get("AutoScalingGroupName"))
        mixed = group.mixed_instances_policy if group else None
        answer = original(self)
        if not spec_of(params):
            group.mixed_instances_policy = mixed
        if params.get("DefaultCooldown") is not None:
            group.default_cooldown = int(params["DefaultCooldown"])
        if params.get("TerminationPolicies"):
            group.termination_policies = params["TerminationPolicies"]
        if params.get("CapacityRebalance") is not None:
            group.capacity_rebalance = params["CapacityRebalance"]
        return answer

    @before(AutoScalingResponse, "set_desired_capacity")
    def set_desired(self: Any) -> None:
        params = self._get_params()
        group = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        desired = int(params["DesiredCapacity"])
        if desired > group.max_size:
            raise validation(f"New SetDesiredCapacity value {desired} is above max value {group.max_size} for the "
                             "AutoScalingGroup.")
        if desired < group.min_size:
            raise validation(f"New SetDesiredCapacity value {desired} is below min value {group.min_size} for the "
                             "AutoScalingGroup.")

    @before(AutoScalingResponse, "attach_load_balancer_target_groups")
    def attach(self: Any) -> None:
        params = self._get_params()
        group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        check_target_groups(self.autoscaling_backend, params.get("TargetGroupARNs") or [])

    @before(AutoScalingResponse, "delete_auto_scaling_group")
    def delete(self: Any) -> None:
        params = self._get_params()
        group = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        if group.instance_states and not params.get("ForceDelete"):
            raise AwsError("ResourceInUse", "You cannot delete an AutoScalingGroup while there are instances or "
                                            "pending Spot instance request(s) still in the group.")
        # moto would leave protected instances behind.
        for state in group.instance_states:
            state.protected_from_scale_in = False

    for name in ("describe_load_balancer_target_groups", "detach_load_balancer_target_groups", "suspend_processes",
                 "resume_processes", "enable_metrics_collection", "put_lifecycle_hook", "detach_instances"):
        before(AutoScalingResponse, name)(
            lambda self: group_of(self.autoscaling_backend, self._get_param("AutoScalingGroupName")) and None)
