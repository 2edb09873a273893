"""What a figure has to keep to: a number, or a share of what another tool needed in the same run."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

LATENCY_MS = 100
MET, MISSED, NOT_MEASURED = "met", "missed", "not measured"


@dataclass(frozen=True)
class Target:
    limit: float | Fraction
    #: Whether the limit itself is still good.
    included: bool = True
    #: Whose figure it is a share of; None: a number of its own.
    of: str | None = None
    #: Shown, but it does not decide.
    aim: bool = False

    def against(self, medians: dict[str, float]) -> float | None:
        """The limit as a number; None where what it is a share of was not measured."""
        if self.of is None:
            return float(self.limit)
        return float(self.limit) * medians[self.of] if self.of in medians else None

    def verdict(self, found: float | None, medians: dict[str, float]) -> str:
        limit = self.against(medians)
        if found is None or limit is None:
            return NOT_MEASURED
        return MET if found < limit or (self.included and found == limit) else MISSED

    def __str__(self) -> str:
        sign = "≤" if self.included else "<"
        words = "0" if self.limit == 0 else f"{sign} {self.limit} of {self.of}" if self.of else f"{sign} {float(self.limit):g}"
        return f"aim: {words}" if self.aim else words


def below(limit: float) -> Target:
    return Target(limit, included=False)


def at_most(limit: float, aim: bool = False) -> Target:
    return Target(limit, aim=aim)


def share(one: int, in_so_many: int, of: str) -> Target:
    return Target(Fraction(one, in_so_many), of=of)
