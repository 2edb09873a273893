"""Settings of a group come back as they were given.

AWS: CreateAutoScalingGroup (HealthCheckGracePeriod is 0 unless given; DefaultCooldown may be 0), AutoScalingGroup
(DefaultInstanceWarmup, MaxInstanceLifetime, InstanceMaintenancePolicy, …), EnableMetricsCollection and DisableMetricsCollection (all metrics when
none is named), CreateOrUpdateTags (a missing group is a ValidationError;
LimitExceeded beyond 50 tags of a group).
moto turns 0 into 300 seconds, drops the later settings, updates neither cooldown, termination policies nor capacity
rebalancing, forgets a mixed instances policy at each update, cannot disable metrics, fails for tags of a missing
group, and takes any number of tags.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from moto.autoscaling.models import FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult

from emulator.hooks import AwsError, added, around, before, validation
from emulator.patches.group_checks import group_of

MOST_TAGS = 50
TEMPLATE: Any = FakeAutoScalingGroup.launch_template
KEPT = {
    "DefaultInstanceWarmup": "default_instance_warmup", "MaxInstanceLifetime": "max_instance_lifetime",
    "InstanceMaintenancePolicy": "instance_maintenance_policy", "Context": "context",
    "DeletionProtection": "deletion_protection", "DesiredCapacityType": "desired_capacity_type", "AvailabilityZoneDistribution": "availability_zone_distribution",
}
CHANGED = {"DefaultCooldown": "default_cooldown", "TerminationPolicies": "termination_policies"}
METRICS = [
    "GroupMinSize", "GroupMaxSize", "GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances",
    "GroupStandbyInstances", "GroupTerminatingInstances", "GroupTotalInstances", "GroupInServiceCapacity",
    "GroupPendingCapacity", "GroupStandbyCapacity", "GroupTerminatingCapacity", "GroupTotalCapacity",
]


def check_count(groups: Iterable[set[str]]) -> None:
    if any(sum(not key.startswith("aws:") for key in keys) > MOST_TAGS for keys in groups):
        raise AwsError("LimitExceeded", f"The number of tags of an Auto Scaling group must not exceed {MOST_TAGS}")


def keep(group: Any, params: dict) -> None:
    for name, attribute in KEPT.items():
        if params.get(name) is not None:
            setattr(group, attribute, params[name])


def own_template(group: Any) -> dict | None:
    """A group with a mixed instances policy has its launch template there alone."""
    return None if group.mixed_instances_policy else TEMPLATE.fget(group)


def apply() -> None:
    FakeAutoScalingGroup.launch_template = property(own_template)  # type: ignore[assignment,method-assign]

    @around(AutoScalingResponse, "create_auto_scaling_group")
    def create(original: Any, self: Any) -> Any:
        params = self._get_params()
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[params["AutoScalingGroupName"]]
        group.health_check_grace_period = int(params.get("HealthCheckGracePeriod") or 0)
        if params.get("DefaultCooldown") is not None:
            group.default_cooldown = int(params["DefaultCooldown"])
        keep(group, params)
        return answer

    @around(AutoScalingResponse, "update_auto_scaling_group")
    def update(original: Any, self: Any) -> Any:
        params = self._get_params()
        group = self.autoscaling_backend.autoscaling_groups.get(params.get("AutoScalingGroupName"))
        mixed = getattr(group, "mixed_instances_policy", None)
        answer = original(self)
        if mixed and not (params.get("LaunchTemplate") or params.get("MixedInstancesPolicy")):
            group.mixed_instances_policy = mixed
        for name, attribute in CHANGED.items():
            if params.get(name) is not None:
                setattr(group, attribute, int(params[name]) if name == "DefaultCooldown" else params[name])
        if params.get("CapacityRebalance") is not None:
            group.capacity_rebalance = self._get_bool_param("CapacityRebalance")
        keep(group, params)
        return answer

    @before(AutoScalingResponse, "delete_auto_scaling_group")
    def protected(self: Any) -> None:
        params = self._get_params()
        group = self.autoscaling_backend.autoscaling_groups.get(params["AutoScalingGroupName"])
        protection = getattr(group, "deletion_protection", None)
        if protection == "prevent-all-deletion" or (protection == "prevent-force-deletion" and params.get("ForceDelete")):
            raise AwsError("ResourceInUse", f"Deletion protection is enabled for Auto Scaling group {group.name}.")

    @before(AutoScalingResponse, "enable_metrics_collection")
    def metrics(self: Any) -> None:
        self._get_params()["Metrics"] = self._get_params().get("Metrics") or list(METRICS)

    @added(AutoScalingResponse, "disable_metrics_collection")
    def no_metrics(self: Any) -> EmptyResult:
        params = self._get_params()
        group = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        gone = params.get("Metrics") or METRICS
        group.metrics = [metric for metric in group.metrics if metric not in gone]
        return EmptyResult()

    def tags(self: Any) -> None:
        for tag in self._get_params().get("Tags") or []:
            name = tag.get("ResourceId")
            if name not in self.autoscaling_backend.autoscaling_groups:
                raise validation(f"AutoScalingGroup name not found - AutoScalingGroup '{name}' not found")

    def limit(self: Any) -> None:
        tags(self)
        keys: dict[str, set[str]] = {}
        for tag in self._get_params().get("Tags") or []:
            group = self.autoscaling_backend.autoscaling_groups[tag["ResourceId"]]
            keys.setdefault(group.name, {t["Key"] for t in group.tags}).add(tag["Key"])
        check_count(keys.values())

    @before(AutoScalingResponse, "create_auto_scaling_group")
    def tags_of_new(self: Any) -> None:
        check_count([{t.get("Key") for t in self._get_params().get("Tags") or []}])

    before(AutoScalingResponse, "create_or_update_tags")(limit)
    before(AutoScalingResponse, "delete_tags")(tags)
