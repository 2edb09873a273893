"""AWS as it is in the first moments: what was made is not seen yet, things start slowly and go slowly. And a run that dies in it."""
from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Callable

from case import Result, Site
from death import Case
from specs import FULL, GUIDE

#: What has to be met at least once over all seeds: otherwise the wait for it was not tried.
EXPECTED = ("ec2 InvalidGroup.NotFound", "ec2 InvalidVpcID.NotFound", "ec2 InvalidSubnetID.NotFound", "iam NoSuchEntity", "ec2 DependencyViolation",
            "elasticloadbalancing ResourceInUse", "elasticloadbalancing TargetGroupNotFound", "elasticloadbalancing InvalidSecurityGroup",
            "state in DescribeInstances", "state in DescribeLoadBalancers", "state in DescribeTargetHealth", "group going")
met: Counter = Counter()
lock = threading.Lock()


def matrices(seeds: int) -> dict[str, Callable[[Site], list[Case]]]:
    def each(case: Callable[..., Result], spec: str, last: bool = False) -> Callable[[Site], list[Case]]:
        return lambda _: [(f"{case.__name__}, seed {seed}", lambda site, s=seed: case(site, s, spec, last and s == max(3, seeds // 5) - 1)) for seed in range(max(3, seeds // 5))]

    return {"slow AWS, guide": each(slow, GUIDE), "slow AWS, full": each(slow, FULL, last=True), "slow AWS, answers lost": each(lost, GUIDE)}


def slow(site: Site, seed: int, spec: str, last: bool) -> Result:
    clean, nothing, command, result = site.deployed(spec), site.nothing(), site.fresh(), Result()
    began = time.monotonic()
    for verb, after in (("apply", clean), ("destroy", nothing)):
        site.account.slow(seed)
        result.must_be_done(command.run(verb, "-f", spec), verb)
        with lock:
            met.update(site.account.slow(None)["before"])
        result.must_hold(after, site.inventory(), verb)
    result.recovery = time.monotonic() - began
    missing = [kind for kind in EXPECTED if not met[kind]] if last else []
    return result.fail(f"never met: {', '.join(missing)}") if missing else result


def lost(site: Site, seed: int, spec: str, _: bool) -> Result:
    """An answer is lost, and what the call made is not seen when it is looked for."""
    clean, command, result = site.deployed(spec), site.fresh(), Result()
    site.account.slow(seed)
    site.account.plan(kinds=["lost", "late500"], rate=0.1, seed=seed)
    began = time.monotonic()
    result.must_be_done(command.run("apply", "-f", spec), "apply")
    result.recovery = time.monotonic() - began
    site.account.plan()
    site.account.slow(None)
    return result.must_hold(clean, site.inventory(), "apply")
