"""The shortest that an apply can take: its calls in as few rounds as one call's need of another allows, after the start of its process."""
from __future__ import annotations

import json
import subprocess

from emulated import Emulated
from rounds import Results
from tools import SPEC, US


def rounds_of_first_apply(command: str, environment: dict[str, str], emulated: Emulated) -> int | None:
    """As `plan` tells it of an empty account; None where it does not."""
    emulated.empty()
    try:
        done = subprocess.run([command, "plan", "-f", SPEC, "--timing", "--json"], env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return int(json.loads(done.stdout)["timing"]["rounds"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def compare(results: Results, rounds: int | None, latency_ms: float) -> None:
    """Round by round, so that a busy minute of the machine falls on both. A process has started when its first call comes in."""
    for apply, plan in zip(results[US, "apply"], results[US, "plan"]):
        if rounds is not None and plan.first_call_ms is not None:
            apply.times_critical_path = 1000 * apply.seconds / (rounds * latency_ms + plan.first_call_ms)
    for step in ("plan", "second apply"):
        for among, alone in zip(results[US, f"{step} among others"], results[US, step]):
            among.more_calls = among.calls - alone.calls
