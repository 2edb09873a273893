"""Markdown that reads as well without being rendered."""
from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    title: str
    head: list[str]
    rows: list[list[str]]
    #: What is told beneath, a line each.
    notes: list[str] = []
    #: The columns from here on are figures.
    figures_from: int = 1


def clock(seconds: float) -> str:
    """Minutes and seconds; below half a minute the tenth counts."""
    if seconds < 30:
        return f"{seconds:.1f} s"
    return f"{int(seconds + 0.5) // 60}:{int(seconds + 0.5) % 60:02d} min"


def markdown(section: Section, heading: str) -> str:
    widths = [max(3, *(len(row[i]) for row in [section.head, *section.rows])) for i in range(len(section.head))]
    right = range(section.figures_from, len(widths))

    def line(cells: list[str]) -> str:
        return "| " + " | ".join(c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths))) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if i in right else "-") for i, w in enumerate(widths)) + "|"
    return "\n".join([f"{heading}{section.title}", "", line(section.head), rule, *map(line, section.rows),
                      *(["", *(f"- {note}" for note in section.notes)] if section.notes else [])])
