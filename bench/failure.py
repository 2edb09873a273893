"""What ends a measurement: said in one line, without a traceback."""
from __future__ import annotations


class CannotMeasure(Exception):
    pass
