"""How many calls AWS lets through: the emulator's table, so that there is one."""
from __future__ import annotations

import os
import sys

sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
from emulator import buckets  # noqa: E402 (found by the line above)

#: Reads are made with a filter or for names, which some of EC2's buckets tell apart.
FILTERED = {"Filter.1.Name": ""}


def published(call: str) -> list[tuple[str, float, float]]:
    service, _, operation = call.partition(":")
    return [(taken.bucket, taken.size.tokens, taken.size.a_second) for taken in buckets.of(service, operation, FILTERED)]


def runs_at_once(beat: float) -> int:
    """How many runs in one account and Region use up, just by showing that they live, all writes to Parameter Store."""
    _, _, a_second = published("ssm:PutParameter")[0]
    return int(a_second * beat)
