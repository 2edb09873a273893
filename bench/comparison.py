"""The figures of all tools beside one another, and whether the targets are met: as a document for programs, and as a table for people."""
from __future__ import annotations

from dataclasses import asdict
from statistics import median

from figures import FIGURES, TIMES, Figure
from machine import line
from markdown import table
from rounds import Results
from targets import LATENCY_MS, MISSED, NOT_MEASURED
from tools import US


def compare(results: Results, names: list[str], latency_ms: float) -> dict:
    found = [of(figure, results, names, latency_ms) for figure in FIGURES]
    return {
        "latency_ms": latency_ms, "tools": names, "figures": [figure for figure in found if figure["tools"]],
        "runs": [{"tool": tool, "step": step, "runs": [{k: v for k, v in asdict(run).items() if v is not None} for run in runs]}
                 for (tool, step), runs in results.items()],
        "targets_met": not any(figure.get("verdict") == MISSED and not figure["aim"] for figure in found),
    }


def of(figure: Figure, results: Results, names: list[str], latency_ms: float) -> dict:
    values = {name: [v for v in (getattr(run, figure.measure) for run in results.get((name, figure.step), [])) if v is not None] for name in names}
    tools = {name: {"min": min(v), "median": median(v), "max": max(v)} for name, v in values.items() if v}
    document = {"figure": figure.title, "step": figure.step, "measure": figure.measure, "tools": tools}
    target = figure.target
    if target:
        medians = {name: told["median"] for name, told in tools.items()}
        limit = target.against(medians)
        stands = latency_ms == LATENCY_MS or figure.measure not in TIMES
        document.update(target=str(target), aim=target.aim, limit=limit,
                        verdict=target.verdict(medians.get(US), medians) if stands else NOT_MEASURED)
    return document


def text(report: dict) -> str:
    """For a screen. As Markdown it is the same, in paragraphs."""
    return "\n".join([*rows(report), "", *below(report)])


def markdown(report: dict) -> str:
    return "\n".join([*rows(report), "", *(f"- {words}" for words in below(report))])


def rows(report: dict) -> list[str]:
    names = report["tools"]
    forms = {figure.title + figure.step: figure.form for figure in FIGURES}
    lines = []
    for told in report["figures"]:
        form = forms[told["figure"] + told["step"]]
        cells = [cell(told["tools"].get(name), form) for name in names]
        limit = told.get("limit")
        target = told.get("target", "")
        # Of a share, what it came to this time.
        if " of " in target and limit is not None:
            target += f" = {form.format(limit)}"
        lines.append([told["figure"], *cells, target, told.get("verdict", "")])
    return table(["median (min–max)", *names, "target", ""], lines, range(1, len(names) + 1))


def cell(told: dict | None, form: str) -> str:
    if not told:
        return ""
    low, middle, high = (form.format(told[key]) for key in ("min", "median", "max"))
    return middle if low == high else f"{middle} ({low}–{high})"


def below(report: dict) -> list[str]:
    return [
        f"{report['counts']}; {report['latency_ms']:g} ms before each call; {report['machine']['command']}",
        line(report["machine"]), "; ".join(report["versions"]), f"amscluster: {report['built']}",
        *report["notes"],
        "The median decides. " + ("No target is missed." if report["targets_met"] else "Some targets are missed.")
        + (" Some were not measured." if any(f.get("verdict") == NOT_MEASURED for f in report["figures"]) else ""),
    ]
