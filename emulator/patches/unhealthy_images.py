"""An image that does not come up: instances of it never pass a load balancer's health check.

AWS: Health checks for Application Load Balancer target groups (a target that does not answer in time is unhealthy,
Target.Timeout). On AWS that follows from what runs on the instance. Here nothing runs: an image with the tag
`emulator:health` = `unhealthy` (CreateTags) stands for one whose application does not start.
"""
from __future__ import annotations

from typing import Any

from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup

from emulator.hooks import around

TAG = "emulator:health"


def is_unhealthy(instance: Any) -> bool:
    tags = instance.ec2_backend.tags.get(instance.image_id) or {}
    return tags.get(TAG) == "unhealthy"


def apply() -> None:
    @around(FakeTargetGroup, "health_for")
    def health(original: Any, self: Any, target: dict, ec2_backend: Any) -> FakeHealthStatus:
        answer = original(self, target, ec2_backend)
        instance = ec2_backend.get_instance_by_id(answer.instance_id) if answer.status == "healthy" else None
        if instance is not None and is_unhealthy(instance):
            answer.status, answer.reason, answer.description = "unhealthy", "Target.Timeout", "Request timed out"
        return answer
