"""A table in Markdown that reads as well without being rendered."""
from __future__ import annotations


def table(head: list[str], rows: list[list[str]], numbers: range) -> list[str]:
    """The columns of numbers stand to the right."""
    widths = [max(3, *(len(row[i]) for row in [head, *rows])) for i in range(len(head))]

    def line(cells: list[str]) -> str:
        return "| " + " | ".join(c.rjust(w) if i in numbers else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths))) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if i in numbers else "-") for i, w in enumerate(widths)) + "|"
    return [line(head), rule, *map(line, rows)]
