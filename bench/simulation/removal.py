"""A removal: nodes, database and load balancer at their own pace, and what must wait for them."""
from __future__ import annotations

from simulation import calls, engine, flow
from simulation.latencies import Latency
from simulation.moments import Moments
from simulation.plan import Change, removal_of
from simulation.settings import Settings

NODES, DATABASE, GONE = "all nodes terminated", "MongoDB's instance terminated", "all is gone"
GROUP = "load balancer's security group gone"


def steps(making: list[Change]) -> list[Change]:
    return removal_of(making, {kind: len(made) for kind, made in calls.REMOVING.items()})


def waits(changes: list[Change], times: dict[str, float]) -> engine.Waits:
    """One look is for all of a kind (Watch.cs): the first looks for the others too."""
    slow = {"auto scaling group": times["nodes gone"], "instance": times["terminated"]}
    names = {kind: of_kind(changes, kind) for kind in slow}
    until = {names[kind][0]: (names[kind][0], seconds) for kind, seconds in slow.items()}
    lasting = {name: seconds for kind, seconds in slow.items() for name in names[kind][1:]}
    # Its interfaces use the group until AWS has taken them away; until then the call is refused and made again.
    return engine.Waits({**until, guarded(changes): (of_kind(changes, "load balancer")[0], times["interfaces"])}, lasting)


def of_kind(changes: list[Change], kind: str) -> list[str]:
    return [c.name for c in changes if c.kind == kind]


def guarded(changes: list[Change]) -> str:
    return next(name for name in of_kind(changes, "security group") if name.endswith("-load-balancer"))


def remove(making: list[Change], latency: Latency, settings: Settings, times: dict[str, float]) -> Moments:
    changes = steps(making)
    ran = engine.run(flow.removal(changes), latency, settings, waits(changes, times))
    moments = Moments(ran.ends[0], ran.because[0])
    moments.add(NODES, 0.0, *of_kind(changes, "auto scaling group"))
    moments.add(DATABASE, 0.0, *of_kind(changes, "instance"))
    moments.add(GROUP, 0.0, guarded(changes))
    moments.add(GONE, 0.0, flow.ENDED)
    return moments
