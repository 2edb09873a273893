"""A plan's `timing`: what is made after what, and in how many calls. Turned around it is the order of the removal."""
from __future__ import annotations

from typing import NamedTuple

#: What goes with its whole when that is deleted, without a call of its own (the resources' `PartOf`).
WHOLES = {"security group rules": "security group", "role policy": "role", "instance profile role": "instance profile",
          "scaling policy": "auto scaling group", "listener": "load balancer", "rule": "listener"}
#: A template keeps nothing back that is to go (`LetsGo`).
LETS_GO = "launch template"


class Change(NamedTuple):
    name: str
    kind: str
    rounds: int
    calls: int
    after: tuple[str, ...]


def changes_of(document: dict) -> list[Change]:
    """The changes of a plan, with the kind that begins each name: a kind may have blanks, so the plan itself says it."""
    kinds = {f"{change['kind']} {change['name']}": change["kind"] for change in document["changes"]}
    return [Change(c["change"], kinds[c["change"]], c["rounds"], c["calls"], tuple(c["waitsFor"]))
            for c in document["timing"]["changes"]]


def whole_of(change: Change, by_name: dict[str, Change]) -> Change:
    """What the change is a part of, at last; itself when it is none."""
    if change.kind not in WHOLES:
        return change
    whole = WHOLES[change.kind]
    near = [by_name[name] for name in change.after if by_name[name].kind == whole]
    # Rules may wait for several groups: theirs has their name.
    own = next((n for n in near if n.name == f"{whole} {change.name.removeprefix(change.kind).strip()}"), near[0])
    return whole_of(own, by_name)


def removal_of(making: list[Change], efforts: dict[str, int]) -> list[Change]:
    """The same order backwards: what is needed goes after what needs it."""
    by_name = {change.name: change for change in making}
    before: dict[str, set[str]] = {c.name: set() for c in making if c.kind not in WHOLES}
    for change in making:
        whole = whole_of(change, by_name)
        for needed in (whole_of(by_name[name], by_name) for name in change.after):
            if needed != whole and change.kind != LETS_GO:
                before[needed.name].add(whole.name)
    return [Change(name, by_name[name].kind, efforts[by_name[name].kind], efforts[by_name[name].kind], tuple(sorted(first)))
            for name, first in before.items()]
