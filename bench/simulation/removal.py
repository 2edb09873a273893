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


def remove(making: list[Change], latency: Latency, settings: Settings, times: dict[str, float]) -> Moments:
    changes = steps(making)
    of_kind = {kind: [c.name for c in changes if c.kind == kind] for kind in calls.REMOVING}
    # Its interfaces use the group until AWS has taken them away; until then the call is refused and made again.
    guarded = next(name for name in of_kind["security group"] if name.endswith("-load-balancer"))
    until = {guarded: (of_kind["load balancer"][0], times["interfaces"])}
    lasting = {**dict.fromkeys(of_kind["auto scaling group"], times["nodes gone"]), **dict.fromkeys(of_kind["instance"], times["terminated"])}
    ran = engine.run(flow.removal(changes), latency, settings, engine.Waits(until, lasting))
    moments = Moments(ran.ends[0], ran.because[0])
    moments.add(NODES, 0.0, *of_kind["auto scaling group"])
    moments.add(DATABASE, 0.0, *of_kind["instance"])
    moments.add(GROUP, 0.0, guarded)
    moments.add(GONE, 0.0, flow.ENDED)
    return moments
