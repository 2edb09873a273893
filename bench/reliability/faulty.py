"""Calls that go wrong by chance, with seeds; and credentials that lack a right or run out in the middle."""
from __future__ import annotations

import time
from typing import Callable

from case import Result, Site
from command import Ended
from death import Case, calls
from specs import GUIDE

KINDS = ["throttle", "500", "503", "html", "reset", "lost", "late500", "truncated", "hang"]
#: A hang that ends after so long by a broken connection. Some seeds hang until the command gives the call up, which takes it 30 s.
HANG_SECONDS = 1.0
FOREVER_EVERY = 33
FOREVER_SECONDS = 60.0


def matrices(seeds: int) -> dict[str, Callable[[Site], list[Case]]]:
    found: dict[str, Callable[[Site], list[Case]]] = {}
    for rate in (0.1, 0.3):
        found[f"faults at {rate:.0%} of calls"] = lambda _, r=rate: [
            (f"faults {r}, seed {seed}", lambda site, s=seed: faults(site, r, s)) for seed in range(seeds)]
    found["a right is missing, from a call on"] = lambda site: stops(site, "denied")
    found["credentials expire, from a call on"] = lambda site: stops(site, "expired")
    return found


def faults(site: Site, rate: float, seed: int) -> Result:
    clean, nothing, command, result = site.deployed(GUIDE), site.nothing(), site.fresh(), Result()
    hang = FOREVER_SECONDS if seed % FOREVER_EVERY == FOREVER_EVERY - 1 and rate <= 0.1 else HANG_SECONDS
    for number, (verb, after) in enumerate((("apply", clean), ("apply", clean), ("destroy", nothing))):
        site.account.plan(kinds=KINDS, rate=rate, seed=3 * seed + number, hang_seconds=hang)
        began = time.monotonic()
        ended = command.run(verb, "-f", GUIDE)
        if ended.exit and rate > 0.1:
            repair(site, result, ended)
            ended = command.run(verb, "-f", GUIDE)
        result.recovery = (result.recovery or 0) + time.monotonic() - began
        site.account.plan()
        result.must_be_done(ended, f"{verb} {number + 1}")
        result.must_hold(after, site.inventory(), f"{verb} {number + 1}")
        if number == 1 and not result.repaired and ended.document.get("changes"):
            result.fail(f"the second apply had something to do: {ended.document['changes']}")
    return result


def repair(site: Site, result: Result, ended: Ended) -> None:
    """At this rate a run may end, with an error that says what to do; the next one, without faults, puts it right."""
    result.repaired = True
    site.account.plan()
    error = ended.document.get("error", {})
    if not (error.get("message") and error.get("advice")):
        result.fail(f"no clear error: {ended.said}")


def stops(site: Site, kind: str) -> list[Case]:
    count = calls(site, GUIDE)[0]
    return [(f"{kind} from call {call}", lambda site, c=call: stop(site, kind, c)) for call in range(1, count + 1, 3)]


def stop(site: Site, kind: str, call: int) -> Result:
    clean, command, result = site.deployed(GUIDE), site.fresh(), Result()
    site.account.plan(kinds=[kind], **{"from": call})
    ended = command.run("apply", "-f", GUIDE)
    tried = site.account.plan_so_far()
    site.account.plan()
    error = ended.document.get("error", {})
    needed = "lack the right" if kind == "denied" else "renew"
    if ended.exit != 1 or needed not in error.get("advice", ""):
        result.fail(f"it does not say what is missing: {ended.said}")
    writes = site.account.calls()[1]
    if writes and "changes are made" not in error.get("message", "") + error.get("advice", ""):
        result.fail(f"after {writes} writes it does not say what was done: {ended.said}")
    # What is under way at the same time may be refused as well; nothing is tried again.
    if tried > call + 40:
        result.fail(f"it went on for {tried - call} calls")
    began = time.monotonic()
    result.must_be_done(command.run("apply", "-f", GUIDE), "the next apply")
    result.recovery = time.monotonic() - began
    return result.must_hold(clean, site.inventory(), f"{kind} from call {call} on, then apply")
