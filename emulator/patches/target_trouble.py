"""Targets that do not pass their check, as POST /emulator/trouble says.

AWS: TargetHealth: State, and of what is not healthy Reason and Description.
"""
from __future__ import annotations

from typing import Any

from moto.elbv2.models import ELBv2Backend

from emulator import trouble
from emulator.hooks import around


def apply() -> None:
    @around(ELBv2Backend, "describe_target_health")
    def describe(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
        found = original(self, *args, **kwargs)
        for health in found:
            said = (trouble.now.get("targets") or {}).get(health.instance_id)
            if said:
                health.status, health.reason, health.description = said
        return found
