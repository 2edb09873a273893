"""Where the plan comes from: a file, or the command against the emulator."""
from __future__ import annotations

import json
import subprocess
from typing import Any, NamedTuple

from emulated import Emulated
from failure import CannotMeasure
from tools import SPEC


class Source(NamedTuple):
    document: dict[str, Any]
    #: By verb, how often each call was made, as the emulator counts; nothing for a file.
    told: dict[str, dict[str, int]]


def read(path: str) -> Source:
    try:
        with open(path, encoding="utf-8") as file:
            return Source(having_timing(json.load(file)), {})
    except (OSError, ValueError) as error:
        raise CannotMeasure(f"{path}: {error}") from None


def ask(command: str, python: str, all_verbs: bool) -> Source:
    """The plan of a first deployment; with all verbs, also what apply and destroy call."""
    with Emulated(python, 0) as emulated:
        def run(*arguments: str) -> tuple[str, dict[str, int]]:
            emulated.count_from_zero()
            done = subprocess.run([command, *arguments, "-f", SPEC, "--json"], env=emulated.environment(python),
                                  capture_output=True, text=True, timeout=120)
            if done.returncode:
                raise CannotMeasure(f"{arguments[0]}: {(done.stderr or done.stdout).strip()[-500:]}")
            counted = emulated.ask("/emulator/calls")["by_operation"]
            return done.stdout, {name: found["calls"] for name, found in counted.items()}

        plan, reads = run("plan", "--timing")
        told = {"plan": reads}
        if all_verbs:
            told.update(apply=run("apply", "--yes", "--no-wait")[1], destroy=run("destroy", "--no-backup", "--yes")[1])
    return Source(having_timing(json.loads(plan)), told)


def having_timing(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("timing"), dict):
        raise CannotMeasure("the plan has no timing: amscluster plan -f FILE --timing --json writes it")
    return document
