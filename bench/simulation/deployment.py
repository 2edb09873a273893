"""A first deployment: the calls, then what AWS and the machines do, until the cluster serves."""
from __future__ import annotations

from typing import NamedTuple

from simulation import engine, flow
from simulation.latencies import Latency
from simulation.moments import Moments
from simulation.plan import Change
from simulation.settings import Settings

MADE, ACTIVE, MONGO, SERVES = "last call made", "load balancer active", "MongoDB answers", "cluster serves"
ROLES = ("origin", "edge")
#: A health check comes at any moment of its interval.
PHASE = {"low": 0.0, "typical": 0.5, "high": 1.0}


class Deployed(NamedTuple):
    moments: Moments
    calls: int


def healthy(role: str) -> str:
    return f"first {role} healthy"


def waits(changes: list[Change], times: dict[str, float]) -> engine.Waits:
    """EC2 refuses an instance profile that it does not see yet; the call is made again until it does (Run.cs)."""
    profile = next(c.name for c in changes if c.kind == "instance profile role")
    return engine.Waits({c.name: (profile, times["iam"]) for c in changes if c.kind == "instance"}, {})


def deploy(changes: list[Change], latency: Latency, settings: Settings, times: dict[str, float], case: str) -> Deployed:
    ran = engine.run(flow.deployment(changes), latency, settings, waits(changes, times))
    return Deployed(after_calls(Moments(ran.ends[0], ran.because[0]), changes, settings, times, case), ran.calls)


def after_calls(moments: Moments, changes: list[Change], settings: Settings, times: dict[str, float], case: str) -> Moments:
    """Adds what happens by itself to the ends of the calls."""
    # By the last word of the name, as GuideTopology.cs gives it: mongo, origin, edge.
    named = {c.name.rpartition("-")[2]: c.name for c in changes if c.kind in ("instance", "auto scaling group")}
    balancer = next(c.name for c in changes if c.kind == "load balancer")
    moments.add(MADE, 0.0, flow.ENDED)
    moments.add(ACTIVE, times["balancer"], balancer)
    moments.add("MongoDB's instance runs", times["running"], named["mongo"])
    moments.add("MongoDB's start script begins", times["boot"], "MongoDB's instance runs")
    moments.add("MongoDB is installed", times["mongo install"], "MongoDB's start script begins")
    moments.add(MONGO, times["mongo start"], "MongoDB is installed")
    for role in ROLES:
        moments.add(f"{role} is launched", times["launch"], named[role])
        moments.add(f"{role}'s instance runs", times["running"], f"{role} is launched")
        moments.add(f"{role}'s start script begins", times["boot"], f"{role}'s instance runs")
        # The script looks for the database again and again, with a pause between.
        moments.add(f"{role} reaches MongoDB", PHASE[case] * settings.script_pause, f"{role}'s start script begins", MONGO)
        moments.add(f"{role}'s AMS is in the cluster", times["ams"], f"{role} reaches MongoDB")
        ams = moments.at(f"{role}'s AMS is in the cluster")
        moments.add(healthy(role), checks(ams - moments.at(ACTIVE), settings, case), f"{role}'s AMS is in the cluster", ACTIVE)
    moments.add(SERVES, 0.0, ACTIVE, *map(healthy, ROLES))
    return moments


def checks(after_active: float, settings: Settings, case: str) -> float:
    """How long the load balancer takes to count a node as healthy.

    One check that passes is enough for a node that has not failed yet
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html); one that failed too
    often before must pass as many in a row as TargetGroup.cs sets.
    """
    failed = after_active >= settings.check_interval * settings.unhealthy_after
    return settings.check_interval * (PHASE[case] + (settings.healthy_after - 1 if failed else 0))
