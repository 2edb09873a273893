"""What came out, as a table that reads as well without being rendered."""
from __future__ import annotations

from statistics import median

from case import Result

HEAD = ["matrix", "cases", "passed", "orphans", "doubles", "median recovery s"]


def table(results: dict[str, list[Result]]) -> str:
    rows = []
    for name, found in results.items():
        # What did not put it right has recovered nothing.
        times = [r.recovery for r in found if r.passed and r.recovery is not None]
        repaired = sum(r.repaired for r in found)
        rows.append([name, str(len(found)), f"{sum(r.passed for r in found)}{f' ({repaired} by a rerun)' if repaired else ''}",
                     str(sum(r.orphans for r in found)), str(sum(r.doubles for r in found)), f"{median(times):.2f}" if times else ""])
    widths = [max(len(row[i]) for row in [HEAD, *rows]) for i in range(len(HEAD))]

    def line(cells: list[str]) -> str:
        return "| " + " | ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths))) + " |"

    rule = "|" + "|".join("-" * (w + 1) + ("-" if i == 0 else ":") for i, w in enumerate(widths)) + "|"
    return "\n".join([line(HEAD), rule, *map(line, rows)])
