"""The order of EC2's lists.

EC2 promises no order for what a Describe call lists (EC2 API Reference, for example DescribeInstances). moto lists in the
order of creation, which hides a caller that takes the first match. Here the order depends on the ids alone.
"""
from __future__ import annotations

from typing import Any
from zlib import crc32

from moto.core.responses import ActionResult

#: Lists whose order callers may rely on: the newest version comes first.
ORDERED = ("DescribeLaunchTemplateVersions",)


def key(item: Any) -> int:
    """The ids of EC2 are random, so this is a shuffle that stays the same for the same things."""
    return crc32(repr(sorted(ids(item))).encode())


def ids(item: Any) -> list[str]:
    """What names an item: its own id, or for a reservation those of its instances."""
    values = item if isinstance(item, dict) else vars(item)
    return [str(v) for k, v in values.items() if k.lower().replace("_", "").endswith("id") or k == "id"]


def shuffled(result: Any) -> Any:
    if not isinstance(result, dict):
        return result
    return {k: sorted(v, key=key) if is_list_of_things(v) else v for k, v in result.items()}


def is_list_of_things(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(i, dict) or hasattr(i, "__dict__") for i in value)


def apply() -> None:
    execute = ActionResult.execute_result

    def in_any_order(self: ActionResult, context: Any) -> Any:
        model = context.operation_model
        if model.service_model.service_name == "ec2" and model.name.startswith("Describe") and model.name not in ORDERED:
            self._result = shuffled(self._result)
        return execute(self, context)

    ActionResult.execute_result = in_any_order  # type: ignore[method-assign]
