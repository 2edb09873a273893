"""What is promised of the command for the cluster of examples/01-guide.yaml, at 100 ms a call, beside what one would use instead."""
from __future__ import annotations

from dataclasses import dataclass

from targets import Target, at_most, share
from tools import BOTO3, OTHERS, TERRAFORM


@dataclass(frozen=True)
class Figure:
    title: str
    step: str
    #: The field of Measured, and how its value is written.
    measure: str
    form: str
    target: Target | None = None


SECONDS, WHOLE = "{:.2f}", "{:.0f}"
AMONG = f"among {OTHERS:,} of others"
FIGURES = [
    Figure("first apply, s", "apply", "seconds", SECONDS, share(1, 2, BOTO3)),
    Figure("… without the provider's sleeps, s", "apply", "awake_seconds", SECONDS, share(1, 6, TERRAFORM)),
    Figure("… times its critical path", "apply", "times_critical_path", SECONDS, at_most(1.5, aim=True)),
    Figure("… calls", "apply", "calls", WHOLE, at_most(63)),
    Figure("… writes", "apply", "writes", WHOLE),
    Figure("… peak memory, MB", "apply", "memory_mb", WHOLE, share(1, 6, TERRAFORM)),
    Figure("plan, nothing to do, s", "plan", "seconds", SECONDS, share(1, 10, TERRAFORM)),
    Figure("… calls", "plan", "calls", WHOLE, at_most(26)),
    Figure("… until the first call, ms", "plan", "first_call_ms", WHOLE, at_most(250)),
    Figure("… peak memory, MB", "plan", "memory_mb", WHOLE),
    Figure("second apply, s", "second apply", "seconds", SECONDS),
    Figure("… calls", "second apply", "calls", WHOLE, at_most(26)),
    Figure("… writes", "second apply", "writes", WHOLE, at_most(0)),
    Figure(f"first apply {AMONG}, s", "apply among others", "seconds", SECONDS),
    Figure("… calls", "apply among others", "calls", WHOLE),
    Figure(f"plan, nothing to do, {AMONG}, s", "plan among others", "seconds", SECONDS),
    Figure("… calls", "plan among others", "calls", WHOLE, at_most(26)),
    Figure("… calls more than without them", "plan among others", "more_calls", WHOLE, at_most(0)),
    Figure(f"second apply {AMONG}, s", "second apply among others", "seconds", SECONDS),
    Figure("… calls", "second apply among others", "calls", WHOLE, at_most(26)),
    Figure("… calls more than without them", "second apply among others", "more_calls", WHOLE, at_most(0)),
    Figure("destroy, s", "destroy", "seconds", SECONDS, share(1, 10, TERRAFORM)),
    Figure("… calls", "destroy", "calls", WHOLE),
    Figure("… peak memory, MB", "destroy", "memory_mb", WHOLE),
]
#: What depends on the pause before each call: nothing is promised behind another one.
TIMES = {"seconds", "awake_seconds", "times_critical_path"}
