"""The order of the runs: one of each tool, then again, so that a busy minute of the machine falls on all of them."""
from __future__ import annotations

import json
import sys

from emulated import Emulated
from failure import CannotMeasure
from measure import Measured, measure
from tools import Tool

#: By tool and step, a Measured for each run.
Results = dict


def run_all(tools: list[Tool], runs: int, environment: dict[str, str], emulated: Emulated) -> Results:
    results: Results = {(tool.name, step): [] for tool in tools for step in tool.steps}
    for number in range(runs):
        for tool in tools:
            emulated.empty()
            if tool.others:
                emulated.crowd(tool.others)
            for step, command in tool.steps.items():
                print(f"run {number + 1} of {runs}: {tool.name}, {step}", file=sys.stderr)
                results[tool.name, step].append(one(tool, step, command, environment, emulated))
    return results


def one(tool: Tool, step: str, command: list[str], environment: dict[str, str], emulated: Emulated) -> Measured:
    folder = tool.folder.name if tool.folder else None
    try:
        measured, said = measure(command, {**environment, **tool.environment}, emulated, folder, tool.rests_after)
    except CannotMeasure as problem:
        raise CannotMeasure(f"{tool.name}, {step}: {problem}") from None
    if any(part.endswith(".ps1") for part in command):
        measured.session_seconds = float(said)
    # What has not done its work is not worth a time.
    if "--json" in command and not json.loads(said)["upToDate"]:
        raise CannotMeasure(f"{tool.name}, {step}: it ended well, but something is left to do")
    return measured
