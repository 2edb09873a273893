"""A run as calls, each with those whose answers it needs."""
from __future__ import annotations

from typing import NamedTuple

from simulation import calls
from simulation.plan import Change

READ, BEGUN, ENDED = "reading", "right to write", "end of the run"


class Call(NamedTuple):
    name: str
    call: str
    after: tuple[int, ...]
    #: The first call and the last of its name, of which others wait for the last.
    first: bool
    last: bool


def of(changes: list[Change], table: dict[str, list[str]], reads: list[str], before: list[str], rounds: int, after: list[str]) -> list[Call]:
    flow: list[Call] = []
    ends: dict[str, int] = {}

    def add(name: str, made: list[str], needs: tuple[int, ...], rounds: int) -> None:
        for number, call in enumerate(made):
            # As many after one another as there are rounds; the rest along with the last.
            waits = needs if number == 0 else (len(flow) - 1,) if number < rounds else flow[ends[name]].after
            flow.append(Call(name, call, waits, number == 0, number == len(made) - 1))
            ends[name] = len(flow) - 1

    flow.extend(Call(READ, call, (), number == 0, number == len(reads) - 1) for number, call in enumerate(reads))
    add(BEGUN, before, tuple(range(len(reads))), rounds)
    for change in ordered(changes):
        add(change.name, table[change.kind], tuple(ends[name] for name in change.after) or (ends[BEGUN],), change.rounds)
    add(ENDED, after, tuple(ends[change.name] for change in changes), len(after))
    return flow


def ordered(changes: list[Change]) -> list[Change]:
    """Each after those that it waits for."""
    done: dict[str, Change] = {}
    while len(done) < len(changes):
        able = [c for c in changes if c.name not in done and all(name in done for name in c.after)]
        if not able:
            raise ValueError("the plan's changes wait for one another")
        done.update((c.name, c) for c in able)
    return list(done.values())


def deployment(changes: list[Change]) -> list[Call]:
    return of(changes, calls.MAKING, calls.READING, calls.BEFORE, 1, calls.AFTER)


def removal(changes: list[Change]) -> list[Call]:
    return of(changes, calls.REMOVING, calls.REMOVING_READS, calls.REMOVING_BEFORE, len(calls.REMOVING_BEFORE), calls.REMOVING_AFTER)
