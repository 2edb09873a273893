"""All that is reckoned, as plain values: what the tables show and what --json prints."""
from __future__ import annotations

import math
from typing import Any

from simulation import deployment, fleet, latencies, limits, provisioning, quotas, removal
from simulation.plan import Change
from simulation.settings import Settings

NEAR = latencies.by_service("in the Region")
MADE = (deployment.MADE, deployment.ACTIVE, deployment.MONGO, deployment.healthy("origin"), deployment.healthy("edge"), deployment.SERVES)
REMOVED = (removal.NODES, removal.DATABASE, removal.GROUP, removal.GONE)


def everything(changes: list[Change], settings: Settings) -> dict[str, Any]:
    return {"deployment": {case: deployed(changes, settings, case) for case in provisioning.CASES},
            "removal": {case: removed(changes, settings, case) for case in provisioning.CASES},
            "latency": by_latency(changes, settings), "what_if": what_if(changes, settings),
            "fleet": [of_fleet(size, changes, settings) for size in fleet.SIZES],
            "quotas": [{**quota._asdict(), "clusters": quota.clusters} for quota in quotas.QUOTAS],
            "a_thousand_clusters": {"regions_over_all_accounts": quotas.places(1000), "accounts": quotas.accounts(1000)},
            "runs_whose_beats_fill_parameter_store": limits.runs_at_once(settings.beat),
            "settings": settings._asdict(),
            "times": {key: times._asdict() for key, times in provisioning.TABLE.items()}}


def deployed(changes: list[Change], settings: Settings, case: str, latency: latencies.Latency = NEAR, **other: float) -> dict[str, Any]:
    done = deployment.deploy(changes, latency, settings, {**provisioning.case(case), **other}, case)
    return {"calls": done.calls, "seconds": {name: round(done.moments.at(name), 2) for name in MADE}, "bound_by": done.moments.chain(deployment.SERVES)}


def removed(changes: list[Change], settings: Settings, case: str) -> dict[str, Any]:
    moments = removal.remove(changes, NEAR, settings, provisioning.case(case))
    return {"seconds": {name: round(moments.at(name), 2) for name in REMOVED}, "bound_by": moments.chain(removal.GONE)}


def by_latency(changes: list[Change], settings: Settings) -> dict[str, Any]:
    ways = {f"by service, {way}": latencies.by_service(way) for way in latencies.WAYS}
    ways.update({f"{ms} ms each": latencies.same(ms) for ms in (30, 100, 250)})
    return {name: {"at_once": deployed(changes, settings, "typical", latency, iam=0.0)["seconds"],
                   "typical": deployed(changes, settings, "typical", latency)["seconds"]} for name, latency in ways.items()}


def what_if(changes: list[Change], settings: Settings) -> dict[str, Any]:
    """What would change most if it took no time at all, or were made first."""
    at_once = [c._replace(after=()) if c.kind == "load balancer" else c for c in changes]
    other = {"as it is": (changes, {}), "an image with MongoDB in it": (changes, {"mongo install": 0.0}),
             "an instance profile that is there already": (changes, {"iam": 0.0}),
             "the load balancer before all else": (at_once, {}), "a load balancer that is there already": (changes, {"balancer": 0.0}),
             "that and an image with MongoDB in it": (changes, {"balancer": 0.0, "mongo install": 0.0}),
             "an AMS that answers at once": (changes, {"ams": 0.0})}
    return {name: {case: deployed(order, settings, case, **times)["seconds"] for case in provisioning.CASES} for name, (order, times) in other.items()}


def of_fleet(size: fleet.Size, changes: list[Change], settings: Settings) -> dict[str, Any]:
    times, quiet = provisioning.case("typical"), settings._replace(beat=math.inf)
    made, gone = fleet.deploy(size, changes, NEAR, settings, times, "typical"), fleet.remove(size, changes, NEAR, settings, times)
    return {**size._asdict(), "calls_without_beat": fleet.deploy(size, changes, NEAR, quiet, times, "typical").calls,
            "deployment": told(made), "removal": told(gone), "quotas_met": [met._asdict() for met in made.met]}


def told(done: fleet.Fleet) -> dict[str, Any]:
    return {"calls": done.calls, "last_call": round(done.made, 1), "all_done": round(done.done, 1), "bound_by": {"bucket": done.bound.bucket, "waited": round(done.bound.seconds, 1)}}
