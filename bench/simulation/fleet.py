"""Many clusters at once over accounts and Regions: when the last call is made, what bounds it, and which quotas are met."""
from __future__ import annotations

import math
from collections import Counter
from typing import Callable, NamedTuple

from simulation import deployment, engine, flow, limits, quotas, removal
from simulation.latencies import Latency
from simulation.moments import Moments
from simulation.plan import Change
from simulation.settings import Settings


class Size(NamedTuple):
    clusters: int
    accounts: int
    regions: int

    def shares(self) -> list[int]:
        """How many clusters each account has, at most one more than another."""
        return [self.clusters // self.accounts + (n < self.clusters % self.accounts) for n in range(self.accounts)]


SIZES = [Size(1, 1, 1), Size(20, 1, 1), Size(100, 1, 1), Size(100, 1, 5), Size(100, 5, 1),
         Size(1000, 1, 1), Size(1000, 1, 10), Size(1000, 1, 20), Size(1000, 5, 4), Size(1000, 20, 1), Size(1000, 20, 10)]


class Bound(NamedTuple):
    """What the calls that the last run's end depends on have waited for longest."""
    bucket: str
    seconds: float


class Fleet(NamedTuple):
    size: Size
    calls: int
    #: When the last run ends, and when the last cluster serves or is gone.
    made: float
    done: float
    bound: Bound
    met: list[quotas.Met]


def deploy(size: Size, changes: list[Change], latency: Latency, settings: Settings, times: dict[str, float], case: str) -> Fleet:
    def serves(ran: engine.Ran) -> float:
        return max(deployment.after_calls(Moments(ends, because), changes, settings, times, case).at(deployment.SERVES)
                   for ends, because in zip(ran.ends, ran.because))

    return over(size, flow.deployment(changes), deployment.waits(changes, times), latency, settings, serves)


def remove(size: Size, changes: list[Change], latency: Latency, settings: Settings, times: dict[str, float]) -> Fleet:
    steps = removal.steps(changes)
    return over(size, flow.removal(steps), removal.waits(steps, times), latency, settings, ended)


def over(size: Size, calls: list[flow.Call], waits: engine.Waits, latency: Latency, settings: Settings, done: Callable[[engine.Ran], float]) -> Fleet:
    def one_account(share: int) -> engine.Ran:
        where = tuple(str(number % size.regions) for number in range(share))
        return engine.run(calls, latency, settings, waits, limits.published, where)

    shares = [share for share in size.shares() if share]
    # Accounts with as many clusters go the same way.
    alike = {share: one_account(share) for share in set(shares)}
    return Fleet(size, sum(alike[share].calls for share in shares), max(map(ended, alike.values())), max(map(done, alike.values())),
                 bound(max(alike.values(), key=ended)), quotas.met(max(shares), math.ceil(max(shares) / size.regions)))


def ended(ran: engine.Ran) -> float:
    return max(ends[flow.ENDED] for ends in ran.ends)


def bound(ran: engine.Ran) -> Bound:
    last = max(range(len(ran.ends)), key=lambda who: ran.ends[who][flow.ENDED])
    waited: Counter[str] = Counter()
    for name in Moments(ran.ends[last], ran.because[last]).chain(flow.ENDED):
        waited.update(ran.waited[last].get(name, {}))
    return Bound(*max(waited.items(), key=lambda item: (item[1], item[0]), default=("", 0.0)))
