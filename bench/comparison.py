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
        "targets_met": not any(target["verdict"] == MISSED and not target["aim"] for target in targets(found)),
    }


def of(figure: Figure, results: Results, names: list[str], latency_ms: float) -> dict:
    values = {name: [v for v in (getattr(run, figure.measure) for run in results.get((name, figure.step), [])) if v is not None] for name in names}
    tools = {name: {"min": min(v), "median": median(v), "max": max(v)} for name, v in values.items() if v}
    document = {"figure": figure.title, "step": figure.step, "measure": figure.measure, "tools": tools}
    if figure.target:
        medians = {name: told["median"] for name, told in tools.items()}
        stands = latency_ms == LATENCY_MS or figure.measure not in TIMES
        document["target"] = {
            "words": str(figure.target), "of": figure.target.of, "limit": figure.target.against(medians), "aim": figure.target.aim,
            "verdict": figure.target.verdict(medians.get(US), medians) if stands else NOT_MEASURED}
    return document


def targets(figures: list[dict]) -> list[dict]:
    return [figure["target"] for figure in figures if "target" in figure]


def text(report: dict) -> str:
    """For a screen. As Markdown it is the same, in paragraphs."""
    return "\n".join([*rows(report), "", *below(report)])


def markdown(report: dict) -> str:
    return "\n".join([*rows(report), "", *(f"- {entry}" for entry in below(report))])


def rows(report: dict) -> list[str]:
    names = report["tools"]
    forms = {(figure.step, figure.measure): figure.form for figure in FIGURES}
    lines = []
    for told in report["figures"]:
        form, target = forms[told["step"], told["measure"]], told.get("target")
        cells = [cell(told["tools"].get(name), form) for name in names]
        lines.append([told["figure"], *cells, words(target, form), target["verdict"] if target else ""])
    return table(["median (min–max)", *names, "target", ""], lines, range(1, len(names) + 1))


def words(target: dict | None, form: str) -> str:
    if not target:
        return ""
    # Of a share, what it came to this time.
    return target["words"] + (f" = {form.format(target['limit'])}" if target["of"] and target["limit"] is not None else "")


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
        + (" Some were not measured." if any(target["verdict"] == NOT_MEASURED for target in targets(report["figures"])) else ""),
    ]
