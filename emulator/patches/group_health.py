"""A member that is stopped or marked unhealthy is replaced; suspended processes do nothing.

AWS: Health checks for instances in an Auto Scaling group (what does not run counts as unhealthy and is replaced),
SetInstanceHealth, SuspendProcesses (Launch, Terminate, HealthCheck, ReplaceUnhealthy).
moto keeps a stopped or unhealthy member for ever, refuses the group's next change for it, and launches while suspended.
Here the replacement comes at once, as everything does.
"""
from __future__ import annotations

from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup, autoscaling_backends
from moto.autoscaling.responses import AutoScalingResponse
from moto.ec2.responses import EC2Response

from emulator.hooks import around, before, validation

REPLACING = {"ReplaceUnhealthy", "Terminate"}


def suspended(group: Any, names: set) -> bool:
    return bool(names & set(group._suspended_processes))


def replace(backend: Any, group: Any, instance_ids: list[str]) -> None:
    """moto's way for a member that was terminated by hand does the rest."""
    backend.ec2_backend.terminate_instances(instance_ids)
    backend.notify_terminate_instances(instance_ids)


def members(backend: Any, instance_ids: list[str]) -> list[tuple[Any, Any]]:
    return [(g, s) for g in backend.autoscaling_groups.values() for s in g.instance_states
            if s.instance.id in instance_ids and s.lifecycle_state == "InService"]


def apply() -> None:
    @around(EC2Response, "stop_instances")
    def stop(original: Any, self: Any) -> Any:
        answer = original(self)
        backend = autoscaling_backends[self.current_account][self.region]
        for group, state in members(backend, self._get_params().get("InstanceIds") or []):
            if suspended(group, {"HealthCheck"}):
                continue
            state.health_status = "Unhealthy"
            if not suspended(group, REPLACING):
                replace(backend, group, [state.instance.id])
        return answer

    @before(AutoScalingResponse, "set_instance_health")
    def known(self: Any) -> None:
        params = self._get_params()
        if not members(self.autoscaling_backend, [params["InstanceId"]]):
            raise validation(f"Instance Id not found - No managed instance found for instance ID: "
                             f"{params['InstanceId']}")
        if params["HealthStatus"] not in ("Healthy", "Unhealthy"):
            raise validation("Valid instance health states are: [Healthy, Unhealthy].")

    @around(AutoScalingBackend, "set_instance_health")
    def set_health(original: Any, self: Any, instance_id: str, health_status: str) -> None:
        original(self, instance_id, health_status)
        for group, state in members(self, [instance_id]) if health_status == "Unhealthy" else []:
            if not suspended(group, REPLACING):
                replace(self, group, [instance_id])

    @around(FakeAutoScalingGroup, "replace_autoscaling_group_instances")
    def launch(original: Any, self: Any, count_needed: int, propagated_tags: dict) -> None:
        if not suspended(self, {"Launch"}):
            original(self, count_needed, propagated_tags)
