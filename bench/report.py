"""What came out of the module's measurement: as a document for programs, and as a table for people."""
from __future__ import annotations

import os
import platform
from dataclasses import asdict
from statistics import median

from markdown import table
from measure import Measured
from targets import MET, Target

MEASURES = {"seconds": ("wall s", "{:.2f}"), "calls": ("calls", "{:.0f}"), "writes": ("writes", "{:.0f}"),
            "memory_mb": ("peak memory MB", "{:.0f}"), "session_seconds": ("in the session s", "{:.2f}"),
            "over_bare_ms": ("over a bare start ms", "{:.0f}"), "times_apply": ("times apply", "{:.2f}")}
#: Of two runs, either of which a busy moment may hit, so that the worst one says nothing.
COMPARING = {"over_bare_ms", "times_apply"}
HEAD = ["", "", "min", "median", "max", "target", ""]


def document(results: dict, targets: dict[tuple, Target], latency_ms: float, loads: list) -> dict:
    found = []
    for (tool, step), runs in results.items():
        measures = {}
        for name in MEASURES:
            values = [value for value in (getattr(run, name) for run in runs) if value is not None]
            if not values:
                continue
            measures[name] = {"min": min(values), "median": median(values), "max": max(values)}
            wanted = targets.get((tool, step, name))
            if wanted:
                deciding = median(values) if name in COMPARING else max(values)
                measures[name].update(target=str(wanted), met=wanted.verdict(deciding, {}) == MET)
        found.append({"tool": tool, "step": step, "measures": measures, "runs": [given(run) for run in runs]})
    return {
        "latency_ms": latency_ms,
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "architecture": platform.machine(),
                    "load": [round(load[0], 1) for load in loads]},
        "results": found,
        "targets_met": all(m.get("met", True) for entry in found for m in entry["measures"].values()),
    }


def given(run: Measured) -> dict:
    return {name: value for name, value in asdict(run).items() if value is not None}


def text(report: dict) -> str:
    machine, rows = report["machine"], []
    for entry in report["results"]:
        count = len(entry["runs"])
        first = f"{entry['tool']}, {entry['step']}, {count} run{'s' * (count > 1)}"
        for name, found in entry["measures"].items():
            title, form = MEASURES[name]
            verdict = {True: "met", False: "missed", None: ""}[found.get("met")]
            rows.append([first, title, *(form.format(found[k]) for k in ("min", "median", "max")),
                         found.get("target", ""), verdict])
            first = ""
    lines = [f"{machine['cores']} cores, {machine['system']} {machine['architecture']}, "
             f"{report['latency_ms']:g} ms before each call, "
             f"load average of the last minute {' before, '.join(map(str, machine['load']))} after", "", *table(HEAD, rows, range(2, 5)), ""]
    rule = "A target is met when the worst run meets it"
    if any(COMPARING & set(entry["measures"]) for entry in report["results"]):
        rule += ", of what compares two runs the median"
    lines.append(f"{rule}: " + ("all are met." if report["targets_met"] else "some are missed."))
    return "\n".join(lines)
