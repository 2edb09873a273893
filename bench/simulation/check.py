"""Holds the simulation against what it is made from, and against what was reckoned by hand. Each check can fail."""
from __future__ import annotations

from collections import Counter
from typing import Any, Iterator

from simulation import calls, engine, flow, latencies, removal
from simulation.buckets import Bucket
from simulation.flow import Call
from simulation.plan import Change
from simulation.settings import Settings

NONE: list = []


def all_of(document: dict[str, Any], changes: list[Change], settings: Settings) -> Iterator[tuple[str, Any, Any]]:
    """What is checked, what is found, what it shall be."""
    timing, differences = document["timing"], calls.differences(changes, calls.MAKING)
    yield "calls of each kind are as the plan says", differences, NONE
    if differences:
        return
    ran = engine.run(flow.deployment(changes), latencies.same(1000), settings._replace(beat=1e9))
    begun = ran.ends[0][flow.BEGUN]
    yield "calls of all changes", sum(len(calls.MAKING.get(c.kind, NONE)) for c in changes), timing["changing"]["calls"]
    yield "calls that read", len(calls.READING), timing["reading"]["calls"]
    yield "calls around the changes", len(calls.BEFORE + calls.AFTER), timing["around"]["calls"]
    yield "rounds, where every call takes a second", round(max(ran.ends[0][c.name] for c in changes) - begun, 6), timing["changing"]["rounds"]
    yield "when each change begins", {c.name: round(ran.starts[0][c.name] - begun, 6) for c in changes}, {c["change"]: c["after"] for c in timing["changes"]}
    yield "calls sent", ran.calls, timing["reading"]["calls"] + timing["around"]["calls"] + timing["changing"]["calls"]
    yield from by_hand(settings)


def by_hand(settings: Settings) -> Iterator[tuple[str, Any, Any]]:
    # Ten tokens, one more every five seconds: of twenty calls at once ten go, the others 5, 10, … 50 s later.
    bucket = Bucket(10, 0.2)
    yield "a bucket by hand", [round(bucket.take(0), 6) for _ in range(20)], [0.0] * 10 + [5.0 * n for n in range(1, 11)]
    # Twelve balancers: the last gets its token after 10 s. Meanwhile the account's bucket, which they share, lets other calls pass.
    three = [Call("balancer", "elb:Balancer", (), True, True), Call("rule", "elb:Rule", (), True, True), Call(flow.ENDED, "elb:Rule", (0, 1), True, True)]
    shared = {"elb:Balancer": [("balancers", 10, 0.2), ("account", 40, 10)], "elb:Rule": [("account", 40, 10)]}
    ran = engine.run(three, latencies.same(0), settings, engine.NOTHING, shared.__getitem__, ("one",) * 12)
    yield "two buckets by hand", [(ends["balancer"], ends["rule"]) for ends in ran.ends[9:]], [(0.0, 0.0), (5.0, 0.0), (10.0, 0.0)]
    # Seven calls are refused, 250 ms after the first the second, then half as long again each time; the eighth comes after 8.04 s.
    two = [Call("profile", "iam:Make", (), True, True), Call("instance", "ec2:Run", (0,), True, True)]
    pauses = settings._replace(first_pause=0.25, longest_pause=10)
    ran = engine.run(two, latencies.same(0), pauses, engine.Waits({"instance": ("profile", 8.0)}, {}))
    yield "calls until IAM is seen, by hand", (ran.calls, round(ran.ends[0]["instance"], 3)), (9, 8.043)


def counted(changes: list[Change], told: dict[str, dict[str, int]]) -> Iterator[tuple[str, Any, Any]]:
    """Against what the emulator has counted, without the looks at what is still going on."""
    if calls.differences(changes, calls.MAKING):
        return
    flows = {"apply": flow.deployment(changes), "destroy": flow.removal(removal.steps(changes))}
    for verb, made in flows.items():
        writes = {name: many for name, many in told[verb].items() if not is_read(name)}
        yield f"{verb}: writes as counted", dict(Counter(c.call for c in made if not is_read(c.call))), writes
    yield "plan: reads as counted", dict(Counter(calls.READING)), told["plan"]
    yield "destroy: reads", [name for name in told["destroy"] if is_read(name) and name not in {c.call for c in flows["destroy"]}], NONE


def is_read(call: str) -> bool:
    return call.partition(":")[2].startswith(("Describe", "Get", "List"))
