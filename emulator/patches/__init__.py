"""The patches, in the order in which they take hold (a later one runs before an earlier one's checks)."""
from __future__ import annotations

from importlib import import_module

ALL = (
    "unknown_operations",
    "images",
    "offerings",
    "zones",
    "launch_templates",
    "launches",
    "group_launches",
    "warm_pools",
    "group_checks",
    "group_settings",
    "group_health",
    "instance_refresh",
    "lifecycle_hooks",
    "unhealthy_images",
    "scaling_policies",
    "notices",
    "scheduled_actions",
    "default_vpc",
    "load_balancers",
    "load_balancer_attributes",
    "target_groups",
    "target_trouble",
    "listeners",
    "rules",
    "security_groups",
    "in_use",
    "routes",
    "instances",
    "volumes",
    "certificates",
    "identity",
    "roles",
    "records",
    "buckets",
    "systems_manager",
    "commands",
    "client_tokens",
    "order",
    "model_limits",
)


def apply() -> None:
    for name in ALL:
        import_module(f"emulator.patches.{name}").apply()
