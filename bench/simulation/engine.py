"""Runs many flows at the same time: every call as soon as it can, answered after its latency."""
from __future__ import annotations

import heapq
from typing import NamedTuple

from simulation.buckets import Account, Limits
from simulation.flow import BEGUN, ENDED, READ, Call
from simulation.latencies import Latency
from simulation.settings import Settings

#: What keeps the right to write alive (Lease.cs): it looks whether it is still its own, then says so.
BEAT = ("ssm:GetParameters", "ssm:PutParameter")
LOOKS, SAYS = -2, -1


class Waits(NamedTuple):
    """What is not there until something has come to pass in AWS, and is tried again or looked at again with growing pauses."""
    #: By name of whose last call that is: the name of what it waits for, and how long after that one's end. Its own name: it looks
    #: at what the calls before have begun.
    until: dict[str, tuple[str, float]]
    #: By name: what takes as long after the last call, but is seen by the looks of another.
    lasting: dict[str, float]


NOTHING = Waits({}, {})


class Ran(NamedTuple):
    #: For each flow, by name: when its first call went out, and when its last was answered or what it waits for was over.
    starts: list[dict[str, float]]
    ends: list[dict[str, float]]
    #: What each name's first call waited for longest.
    because: list[dict[str, str]]
    #: How long its calls waited for which bucket.
    waited: list[dict[str, dict[str, float]]]
    calls: int


def run(flow: list[Call], latency: Latency, settings: Settings, waits: Waits = NOTHING, limits: Limits = lambda _: [],
        regions: tuple[str, ...] = ("one",)) -> Ran:
    """One flow for each of the regions given, all in the same account and from the same moment on."""
    account, count, order = Account(limits), 0, 0
    lacking = [[len(set(call.after)) for call in flow] for _ in regions]
    ready = [[0.0] * len(flow) for _ in regions]
    followers: list[list[int]] = [[] for _ in flow]
    for index, call in enumerate(flow):
        for needed in set(call.after):
            followers[needed].append(index)
    starts: list[dict[str, float]] = [{} for _ in regions]
    ends: list[dict[str, float]] = [{} for _ in regions]
    because: list[dict[str, str]] = [{} for _ in regions]
    waited: list[dict[str, dict[str, float]]] = [{} for _ in regions]
    #: When, in which order, of which flow, which call of it (a beat: below zero), the pause before it is tried again, buckets passed.
    queue: list[tuple[float, int, int, int, float, int]] = []

    def push(at: float, who: int, index: int, pause: float = settings.first_pause, passed: int = 0) -> None:
        nonlocal order
        order += 1
        heapq.heappush(queue, (at, order, who, index, pause, passed))

    for who in range(len(regions)):
        for index, call in enumerate(flow):
            if not call.after:
                push(0.0, who, index)

    while queue:
        now, _, who, index, pause, passed = heapq.heappop(queue)
        if index < 0 and ENDED in ends[who]:
            continue
        name = BEAT[index] if index < 0 else flow[index].call
        # Who waits at one bucket does not stand in the way of others at the next.
        buckets = account.of(name, regions[who])
        while passed < len(buckets) and (at := buckets[passed][1].take(now)) == now:
            passed += 1
        if passed < len(buckets):
            if index >= 0:
                note(waited[who].setdefault(flow[index].name, {}), buckets[passed][0], at - now, flow[index].name == READ)
            push(at, who, index, pause, passed + 1)
            continue
        count += 1
        answered = now + latency(name)
        if index < 0:
            push(answered if index == LOOKS else answered + settings.beat, who, SAYS if index == LOOKS else LOOKS)
            continue
        call = flow[index]
        starts[who].setdefault(call.name, now)
        needed, seconds = waits.until.get(call.name, ("", 0.0)) if call.last else ("", 0.0)
        if needed and answered < ends[who][needed] + seconds:
            push(answered + pause, who, index, min(pause * 1.5, settings.look if needed == call.name else settings.longest_pause))
            continue
        if call.last:
            answered += waits.lasting.get(call.name, 0.0)
        ends[who][call.name] = max(answered, ends[who].get(call.name, 0.0))
        if call.name == BEGUN and call.first:
            push(answered + settings.beat, who, LOOKS)
        for follower in followers[index]:
            lacking[who][follower] -= 1
            if answered > ready[who][follower]:
                ready[who][follower] = answered
                if flow[follower].first:
                    because[who][flow[follower].name] = call.name
            if not lacking[who][follower]:
                push(ready[who][follower], who, follower)
    return Ran(starts, ends, because, waited, count)


def note(waits: dict[str, float], bucket: str, seconds: float, together: bool) -> None:
    """Those that wait together wait as long as the one that waits longest."""
    before = waits.get(bucket, 0.0)
    waits[bucket] = max(before, seconds) if together else before + seconds
