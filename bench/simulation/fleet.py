"""Many clusters at once over accounts and Regions: when the last call is made, what bounds it, and which quotas are met."""
from __future__ import annotations

import math
from typing import Iterator, NamedTuple

from simulation import deployment, engine, flow, limits, quotas
from simulation.buckets import Spent
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


class Fleet(NamedTuple):
    size: Size
    calls: int
    #: When the last call of all is answered, and when the last cluster serves.
    made: float
    serves: float
    slowest: Spent
    met: list[quotas.Met]


def deploy(size: Size, changes: list[Change], latency: Latency, settings: Settings, times: dict[str, float], case: str) -> Fleet:
    # Accounts with as many clusters go the same way.
    shares = [share for share in size.shares() if share]
    alike = {share: one_account(share, size.regions, changes, latency, settings, times) for share in set(shares)}
    serves = max(after.at(deployment.SERVES) for ran in alike.values() for after in clusters(ran, changes, settings, times, case))
    made = max(ends[flow.ENDED] for ran in alike.values() for ends in ran.ends)
    slowest = max((ran.account.slowest() for ran in alike.values()), key=lambda spent: spent.least_seconds)
    return Fleet(size, sum(alike[share].calls for share in shares), made, serves, slowest,
                 quotas.met(max(shares), math.ceil(max(shares) / size.regions)))


def one_account(share: int, regions: int, changes: list[Change], latency: Latency, settings: Settings, times: dict[str, float]) -> engine.Ran:
    where = tuple(str(number % regions) for number in range(share))
    return engine.run(flow.deployment(changes), latency, settings, deployment.waits(changes, times), limits.published, where)


def clusters(ran: engine.Ran, changes: list[Change], settings: Settings, times: dict[str, float], case: str) -> Iterator[Moments]:
    for ends, because in zip(ran.ends, ran.because):
        yield deployment.after_calls(Moments(ends, because), changes, settings, times, case)
