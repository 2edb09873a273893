"""What the project promises of the command and the module for the cluster of examples/01-guide.yaml, at 100 ms a call."""
from __future__ import annotations

from dataclasses import dataclass

LATENCY_MS = 100


@dataclass
class Target:
    limit: float
    #: Whether the limit itself is still good.
    included: bool

    def met(self, worst: float) -> bool:
        return worst < self.limit or (self.included and worst == self.limit)

    def __str__(self) -> str:
        if self.limit == 0:
            return "0"
        return f"{'≤' if self.included else '<'} {self.limit:g}"


def below(limit: float) -> Target:
    return Target(limit, included=False)


def at_most(limit: float) -> Target:
    return Target(limit, included=True)


#: By tool, step and measure.
TARGETS = {
    ("amscluster", "apply", "seconds"): below(3),
    ("amscluster", "apply", "calls"): at_most(60),
    ("amscluster", "apply", "memory_mb"): below(150),
    ("amscluster", "second apply", "calls"): at_most(20),
    ("amscluster", "second apply", "writes"): at_most(0),
    ("amscluster", "second apply", "memory_mb"): below(150),
    ("amscluster", "destroy", "memory_mb"): below(150),
    ("AmsCluster module", "import", "over_bare_ms"): below(150),
    ("AmsCluster module", "import", "calls"): at_most(0),
    ("chain of cmdlets", "deploy", "times_apply"): at_most(2),
    ("chain of cmdlets", "deploy again", "writes"): at_most(0),
    ("chain of cmdlets", "amscluster apply after it", "writes"): at_most(0),
}


def target(tool: str, step: str, measure: str, latency_ms: float) -> Target | None:
    """None where nothing is promised, as for the time behind another latency."""
    if measure == "seconds" and latency_ms != LATENCY_MS:
        return None
    return TARGETS.get((tool, step, measure))
