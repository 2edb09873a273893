"""A warm pool has instances, the group takes from it first, and it is filled up again.

AWS: Warm pools for Amazon EC2 Auto Scaling (user guide), PutWarmPool (size: the greater of MinSize and what
MaxGroupPreparedCapacity, else the group's MaxSize, is above the desired capacity; not with a mixed instances policy),
DescribeWarmPool (Instances), AutoScalingGroup (WarmPoolSize), DeleteWarmPool (ResourceInUse without ForceDelete as long
as it has instances; "No warm pool found" is a ValidationError), DeleteAutoScalingGroup (ForceDelete ends the pool too), InstanceRefreshWarmPoolProgress (a refresh replaces its
instances as well).
moto keeps the configuration alone.
"""
from __future__ import annotations

from typing import Any

from moto.autoscaling.models import ASG_NAME_TAG, AutoScalingBackend, FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from emulator.hooks import AwsError, around, before, validation
from emulator.patches.group_checks import group_of
from emulator.patches.group_launches import launch_one, left, record, stamp

REST = {"Stopped": "Warmed:Stopped", "Running": "Warmed:Running", "Hibernated": "Warmed:Hibernated"}


def pool(group: Any) -> list[Any]:
    return group.__dict__.setdefault("warm_instances", [])


def size(group: Any) -> int:
    most = group.warm_pool.max_group_prepared_capacity
    above = int(group.max_size if most in (None, -1) else most) - int(group.desired_capacity or 0)
    # Both the same: an absolute size.
    return int(group.warm_pool.min_size) if most is not None and int(most) == int(group.warm_pool.min_size) \
        else max(int(group.warm_pool.min_size), above, 0)


def rest(group: Any, state: Any) -> None:
    state.lifecycle_state = REST[group.warm_pool.pool_state]
    if group.warm_pool.pool_state != "Running":
        state.instance.stop()


def fill(group: Any) -> None:
    # Not set yet while the group is being made.
    if getattr(group, "warm_pool", None) is None:
        return
    end(group, pool(group)[size(group):])
    while len(pool(group)) < size(group):
        if not launch_one(group, {**group.get_propagated_tags(), ASG_NAME_TAG: group.name}):
            break
        state = group.instance_states.pop()
        pool(group).append(state)
        if state.lifecycle_state == "Pending:Wait":
            state.lifecycle_state = "Warmed:Pending:Wait"
        else:
            rest(group, state)


def end(group: Any, gone: list[Any]) -> None:
    if not gone:
        return
    group.warm_instances = [s for s in pool(group) if s not in gone]
    group.ec2_backend.terminate_instances([s.instance.id for s in gone])
    left(group.autoscaling_backend, group, gone, "was taken out of the warm pool.")


def renew(group: Any) -> None:
    """After an instance refresh: it replaces what is in the pool as well."""
    end(group, list(pool(group)))
    fill(group)


def apply() -> None:
    FakeAutoScalingGroup.warm_pool_size = property(  # type: ignore[attr-defined]
        lambda self: len(pool(self)) if self.warm_pool else None)

    @around(FakeAutoScalingGroup, "replace_autoscaling_group_instances")
    def take(original: Any, self: Any, count_needed: int, propagated_tags: dict) -> None:
        from emulator.patches import lifecycle_hooks  # which needs what is here

        ready = [s for s in pool(self) if s.lifecycle_state in REST.values()][:count_needed]
        for state in ready:
            pool(self).remove(state)
            state.instance.start()
            state.lifecycle_state = "InService"
            self.instance_states.append(state)
            record(self, f"Launching a new EC2 instance from warm pool: {state.instance.id}",
                   f"At {stamp()} an instance was started in response to a difference between desired and actual capacity.", state.instance)
            lifecycle_hooks.launched(self, state)
        original(self, count_needed - len(ready), propagated_tags)

    @around(FakeAutoScalingGroup, "set_desired_capacity")
    def set_desired(original: Any, self: Any, new_capacity: Any) -> None:
        original(self, new_capacity)
        fill(self)

    @around(AutoScalingResponse, "put_warm_pool")
    def put(original: Any, self: Any) -> Any:
        group = group_of(self.autoscaling_backend, self._get_params().get("AutoScalingGroupName"))
        if group.mixed_instances_policy:
            raise validation("You can't add a warm pool to an Auto Scaling group that has a mixed instances policy.")
        answer = original(self)
        fill(group)
        return answer

    @before(AutoScalingResponse, "describe_warm_pool")
    def describe(self: Any) -> ActionResult:
        group = group_of(self.autoscaling_backend, self._get_params().get("AutoScalingGroupName"))
        return ActionResult({"WarmPoolConfiguration": group.warm_pool, "Instances": list(pool(group))})

    @before(AutoScalingResponse, "delete_warm_pool")
    def delete(self: Any) -> None:
        params = self._get_params()
        group = group_of(self.autoscaling_backend, params.get("AutoScalingGroupName"))
        if group.warm_pool is None:
            raise validation(f"No warm pool found for Auto Scaling group {group.name}.")
        if pool(group) and not params.get("ForceDelete"):
            raise AwsError("ResourceInUse", "You cannot delete a warm pool while there are instances still in the pool.")
        end(group, list(pool(group)))

    @before(AutoScalingBackend, "delete_auto_scaling_group")
    def gone(self: Any, group_name: str) -> None:
        group = self.autoscaling_groups.get(group_name)
        if group is not None:
            # First, that it is not filled up again while the group shrinks.
            group.warm_pool = None
            end(group, list(pool(group)))
