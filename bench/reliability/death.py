"""The process is killed at call k, with that call not carried out or carried out and not answered. Another run puts it right."""
from __future__ import annotations

import os
import time
from typing import Callable

from case import Result, Site, by_name, must
from command import Command, kill
from specs import FULL, GUIDE, changed

Case = tuple[str, Callable[[Site], Result]]
HOLDS = ("before", "after")


def matrices(_: int) -> dict[str, Callable[[Site], list[Case]]]:
    found = {"death, update": lambda site: each(updating(site), update)}
    for title, spec in (("guide", GUIDE), ("full", FULL)):
        found[f"death, apply {title}"] = lambda site, s=spec: each(calls(site, s)[0], apply, s)
        found[f"death, apply {title}, then destroy"] = lambda site, s=spec: each(calls(site, s)[0], abandon, s)
        found[f"death, destroy {title}"] = lambda site, s=spec: each(calls(site, s)[1], remove, s)
    return found


def each(count: int, case: Callable[..., Result], *arguments: str) -> list[Case]:
    return [(f"{case.__name__} {' '.join(map(os.path.basename, arguments))}, call {call} held {hold}",
             lambda site, c=call, h=hold: case(site, c, h, *arguments))
            for call in range(1, count + 1) for hold in HOLDS]


def calls(site: Site, spec: str) -> tuple[int, int]:
    command = site.fresh()
    must(command.run("apply", "-f", spec))
    applying = site.account.plan_so_far()
    site.account.plan()
    must(command.run("destroy", "-f", spec))
    return applying, site.account.plan_so_far()


def updating(site: Site) -> int:
    command = site.fresh()
    path = changed(site.account, site.folder)
    must(command.run("apply", "-f", GUIDE))
    site.account.plan()
    must(command.run("apply", "-f", path))
    return site.account.plan_so_far()


def die(site: Site, command: Command, call: int, hold: str, *arguments: str) -> str | None:
    """Runs the command until the call, and kills it there. What the call was; None when there was none."""
    site.account.plan(hold=hold, at=call)
    process = command.start(*arguments)
    try:
        held = site.account.until_held(process)
    finally:
        kill(process) if process.poll() is None else process.communicate()
    # What was under way beside it comes to its end, as it would at AWS.
    time.sleep(0.05)
    site.account.plan()
    return f"{held['service']}:{held['operation']}" if held else None


def apply(site: Site, call: int, hold: str, spec: str) -> Result:
    clean, command = site.deployed(spec), site.fresh()
    at = die(site, command, call, hold, "apply", "-f", spec)
    return again(site, command, clean, at, "apply", "-f", spec)


def update(site: Site, call: int, hold: str) -> Result:
    def change(command: Command) -> None:
        path = changed(site.account, site.folder)
        must(command.run("apply", "-f", GUIDE))
        must(command.run("apply", "-f", path))

    clean, command = site.clean("changed", change), site.fresh()
    path = changed(site.account, site.folder)
    must(command.run("apply", "-f", GUIDE))
    at = die(site, command, call, hold, "apply", "-f", path)
    return again(site, command, clean, at, "apply", "-f", path)


def remove(site: Site, call: int, hold: str, spec: str) -> Result:
    clean, command = site.nothing(), site.fresh()
    must(command.run("apply", "-f", spec))
    arguments = ("destroy", "-f", spec) if call % 2 else ("destroy", *by_name(spec))
    return again(site, command, clean, die(site, command, call, hold, *arguments), *arguments)


def abandon(site: Site, call: int, hold: str, spec: str) -> Result:
    clean, command = site.nothing(), site.fresh()
    at = die(site, command, call, hold, "apply", "-f", spec)
    return again(site, command, clean, at, "destroy", *(("-f", spec) if call % 2 else by_name(spec)))


def again(site: Site, command: Command, clean: dict, at: str | None, *arguments: str) -> Result:
    result, began = Result(), time.monotonic()
    ended = command.run(*arguments)
    result.recovery = time.monotonic() - began
    result.must_be_done(ended, f"killed at {at}, then {arguments[0]}")
    return result.must_hold(clean, site.inventory(), f"killed at {at}: the account is not as a clean run leaves it")
