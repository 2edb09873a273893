"""Two at once: two applies of the same spec, and an apply against a destroy."""
from __future__ import annotations

import os
import random
import time
from typing import Callable

from case import Result, Site, by_name, must
from command import Command, Ended, end, ids
from death import Case
from specs import FULL, GUIDE, changed

TIMES = 20
#: The error that the one gets whose cluster the other has removed, or is removing.
LOST = ("AmsPlanOutdated",)


def matrices(_: int) -> dict[str, Callable[[Site], list[Case]]]:
    def times(case: Callable[..., Result], *arguments: str) -> Callable[[Site], list[Case]]:
        return lambda _: [(f"{case.__name__} {number}", lambda site, n=number: case(site, n, *arguments)) for number in range(TIMES)]

    return {
        "two applies, guide": times(two_applies, GUIDE),
        "two applies, full": times(two_applies, FULL),
        "apply against destroy, new cluster": times(against_new),
        "apply against destroy, changed cluster": times(against_changed),
    }


def start_apart(first: Callable, second: Callable, number: int) -> tuple[Ended, Ended]:
    """Together or up to two seconds apart: some meet at the first call, some in the middle."""
    one = first()
    time.sleep(random.Random(number).uniform(0, 2) if number % 4 else 0)
    two = second()
    return end(one), end(two)


def two_applies(site: Site, number: int, spec: str) -> Result:
    clean, command = site.deployed(spec), site.fresh()
    other = Command(command.path, command.environment, os.path.join(site.folder, "other"))
    os.makedirs(other.folder)
    both = start_apart(lambda: command.start("apply", "-f", spec), lambda: other.start("apply", "-f", spec), 4 * (number // 2))
    result, now = Result(), site.inventory()
    for ended in both:
        result.must_be_done(ended, "one of two applies")
    result.must_hold(clean, now, "two applies: the account is not as one leaves it")
    made = [{what for what, how in actions(e).items() if how == "create"} for e in both]
    twice = made[0] & made[1]
    if twice:
        result.fail(f"both say that they made {', '.join(sorted(twice))}")
    said = [ids(e.document) for e in both]
    differ = [what for what in said[0].keys() & said[1].keys() if said[0][what] != said[1][what]]
    return result.fail(f"they name others: {differ}") if differ else result


def actions(ended: Ended) -> dict[str, str]:
    return {f"{c['kind']} {c['name']}": c["action"] for c in ended.document.get("changes", [])}


def against_new(site: Site, number: int) -> Result:
    clean, nothing, command = site.deployed(GUIDE), site.nothing(), site.fresh()
    apply, destroy = start_apart(lambda: command.start("apply", "-f", GUIDE), lambda: command.start("destroy", *by_name(GUIDE)), number)
    return judge(site, apply, destroy, [clean], nothing)


def against_changed(site: Site, number: int) -> Result:
    def change(command: Command) -> None:
        path = changed(site.account, site.folder)
        must(command.run("apply", "-f", GUIDE))
        must(command.run("apply", "-f", path))

    def none(command: Command) -> None:
        changed(site.account, site.folder)

    def anew(command: Command) -> None:
        must(command.run("apply", "-f", changed(site.account, site.folder)))

    # An apply that comes after the destroy makes the cluster anew.
    cleans, nothing = [site.clean("changed", change), site.clean("changed, anew", anew)], site.clean("nothing with a certificate", none)
    command = site.fresh()
    path = changed(site.account, site.folder)
    must(command.run("apply", "-f", GUIDE))
    starts = [lambda: command.start("apply", "-f", path), lambda: command.start("destroy", *by_name(GUIDE))]
    if number % 2:
        destroy, apply = start_apart(starts[1], starts[0], number)
    else:
        apply, destroy = start_apart(*starts, number)
    return judge(site, apply, destroy, cleans, nothing)


def judge(site: Site, apply: Ended, destroy: Ended, cleans: list[dict], nothing: dict) -> Result:
    """Whoever says that it is done has the account as it says; the other says that it has lost, or came before or after."""
    result, now = Result(), site.inventory()
    told = f"apply: {apply.said[:400] if apply.exit else 'done'}; destroy: {destroy.said[:400] if destroy.exit else 'done'}"
    if apply.exit == 0:
        # A destroy that finds nothing yet, or that is through before, is in nobody's way.
        if destroy.exit and destroy.document.get("error", {}).get("code") not in LOST:
            result.fail(f"the one that lost does not say why: {told}")
        if now == nothing and destroy.exit == 0:
            return result
        return result.must_hold(now if now in cleans else cleans[0], now, f"{told}, but the cluster is not there in full")
    if destroy.exit:
        return result.fail(f"nobody won: {told}")
    if apply.document.get("error", {}).get("code") not in LOST:
        result.fail(f"the one that lost does not say why: {told}")
    return result.must_hold(nothing, now, f"{told}, but something is left")
