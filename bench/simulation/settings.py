"""What the sources say, read from them: a figure that is changed there changes here too, one that is renamed ends the script."""
from __future__ import annotations

import os
import re
from typing import NamedTuple

CORE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "src", "AmsCluster.Core")


class Settings(NamedTuple):
    check_interval: int
    healthy_after: int
    unhealthy_after: int
    beat: float
    first_pause: float
    longest_pause: float
    look: float
    script_pause: int


def read() -> Settings:
    targets, patience = text("Resources", "TargetGroup.cs"), text("Execution", "Patience.cs")
    script = text("Resources", "UserData", "common.sh")
    return Settings(
        number(r"HealthCheckIntervalSeconds = (\d+)", targets), number(r"HealthyThresholdCount = (\d+)", targets),
        number(r"UnhealthyThresholdCount = (\d+)", targets),
        number(r"Beat .*FromSeconds\((\d+)\)", patience), number(r"FromMilliseconds\((\d+)\)", patience) / 1000,
        number(r"FromMilliseconds\(\d+\), TimeSpan\.FromSeconds\((\d+)\)", patience),
        number(r"Look .*FromSeconds\((\d+)\)", patience), number(r"AMSCLUSTER_PAUSE:-(\d+)", script))


def number(pattern: str, source: str) -> int:
    found = re.search(pattern, source)
    if not found:
        raise LookupError(f"the sources say {pattern} no more")
    return int(found[1])


def text(*path: str) -> str:
    with open(os.path.join(CORE, *path), encoding="utf-8") as file:
        return file.read()
